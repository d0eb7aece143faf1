// How the programs beside this folder show values: in a form of their own, so
// that they test the built-in objects and not the layout of console.log.

function isIndexOrLength(key) {
    return typeof key === 'string' && (key === 'length' || !isNaN(key));
}

function showArray(array, depth) {
    const parts = [];
    for (let i = 0; i < array.length; i++)
        parts.push(i in array ? format(array[i], depth + 1) : '<hole>');
    for (const key of Reflect.ownKeys(array))
        if (!isIndexOrLength(key))
            parts.push(String(key) + ': ' + format(array[key], depth + 1));
    return '[' + parts.join(', ') + ']';
}

// `!`: not enumerable, `=`: not writable.
function showProperty(object, key, depth) {
    const property = Object.getOwnPropertyDescriptor(object, key);
    return String(key) + (property.enumerable ? '' : '!') +
        (property.writable || property.get ? '' : '=') + ': ' +
        (property.get ? '<get>' : format(property.value, depth + 1));
}

function showError(error, depth) {
    return '<' + error.name + ': ' + error.message +
        (error.errors ? format(error.errors, depth + 1) : '') + '>';
}

function showObject(object, depth) {
    if (depth > 4) return '...';
    if (object instanceof Error) return showError(object, depth);
    if (object instanceof Map) return 'Map' + format([...object], depth + 1);
    if (object instanceof Set) return 'Set' + format([...object], depth + 1);
    if (object instanceof Promise) return 'Promise';
    if (Array.isArray(object)) return showArray(object, depth);
    return '{' + Reflect.ownKeys(object)
        .map((key) => showProperty(object, key, depth)).join(', ') + '}';
}

function format(value, depth = 0) {
    switch (typeof value) {
    case 'string':
        return JSON.stringify(value);
    case 'number':
        return Object.is(value, -0) ? '-0' : String(value);
    case 'symbol':
        return value.toString();
    case 'function':
        return '[Function ' + value.name + ']';
    case 'object':
        return value === null ? 'null' : showObject(value, depth);
    default:
        return String(value);
    }
}

function show(...values) {
    console.log(values.map((value) =>
        typeof value === 'string' ? value : format(value)).join(' '));
}

// Runs `check` and shows its source, and what came out.
function t(check) {
    const source = String(check).replace('() =>', '').trim();
    try {
        show(source, '=>', check());
    } catch (error) {
        show(source, '!!', error && error.name + ': ' + error.message);
    }
}

module.exports = { show, t };
