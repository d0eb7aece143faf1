// Every built-in function: where it is, its name, length, attributes.
const roots = ['Object', 'Function', 'Array', 'Number', 'Boolean', 'Symbol',
    'Math', 'JSON', 'Promise', 'Map', 'Set', 'TypeError', 'RangeError',
    'SyntaxError', 'ReferenceError', 'EvalError', 'URIError',
    'AggregateError', 'Reflect', 'parseInt', 'parseFloat', 'isNaN',
    'isFinite', 'encodeURI', 'encodeURIComponent', 'decodeURI',
    'decodeURIComponent'];
const arrayIterator = Object.getPrototypeOf([][Symbol.iterator]());
const others = {
    ArrayIterator: arrayIterator,
    StringIterator: Object.getPrototypeOf(''[Symbol.iterator]()),
    MapIterator: Object.getPrototypeOf(new Map().entries()),
    SetIterator: Object.getPrototypeOf(new Set().values()),
    Iterator: Object.getPrototypeOf(arrayIterator),
    Generator: Object.getPrototypeOf(function* () {}).prototype,
    GeneratorFunction: Object.getPrototypeOf(function* () {}),
    AsyncFunction: Object.getPrototypeOf(async function () {}),
};
// Node's own, and what comes in later issues.
const left = ['arguments', 'caller', 'dispose', 'asyncDispose',
    'prepareStackTrace', 'stackTraceLimit', 'captureStackTrace'];

const lines = [];
const seen = new Set();

function attributes(property) {
    return (property.writable ? 'w' : '') + (property.enumerable ? 'e' : '') +
        (property.configurable ? 'c' : '') + (property.get ? 'G' : '') +
        (property.set ? 'S' : '');
}

function word(value) {
    if (typeof value === 'function')
        return 'function ' + value.name + '/' + value.length +
            ('prototype' in value ? 'P' : '');
    if (value === null || typeof value !== 'object') return String(value);
    return Object.prototype.toString.call(value);
}

function walk(path, object, depth) {
    if (seen.has(object)) return;
    seen.add(object);
    lines.push(path + ' inherits ' + word(Object.getPrototypeOf(object)));
    for (const key of Reflect.ownKeys(object)) {
        if (left.includes(key)) continue;
        const property = Object.getOwnPropertyDescriptor(object, key);
        const name = path + '.' + String(key);
        const { value, get, set } = property;
        lines.push(name + ' ' + attributes(property) + ' ' +
            (get || set ? word(get) + '|' + word(set) : word(value)));
        if (key !== 'constructor' && Object(value) === value && depth < 3)
            walk(name, value, depth + 1);
    }
}

for (const root of roots) {
    const property = Object.getOwnPropertyDescriptor(globalThis, root);
    lines.push(root + ' ' + attributes(property) + ' ' +
        word(property.value));
    walk(root, property.value, 0);
}
for (const name in others) walk(name, others[name], 0);
lines.sort();
for (const line of lines) console.log(line);
