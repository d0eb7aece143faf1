// JSON (ECMA-262, 25.5): what calls a program's functions (revivers,
// replacers, toJSON, getters). Plain data never comes here.

// --- parse ---

// InternalizeJSONProperty: the reviver sees inner values first.
function revive(holder, name, reviver) {
    const value = holder[name];
    if (%isObject(value)) {
        const isArray = %isArray(value);
        const keys = isArray ? undefined : %ownKeys(value, 5);
        const length = isArray ? %toLength(value.length) : keys.length;
        for (let i = 0; i < length; i++) {
            const key = isArray ? %toString(i) : keys[i];
            const revived = revive(value, key, reviver);
            if (revived === undefined) %deleteProperty(value, key);
            else %tryDataProperty(value, key, revived);
        }
    }
    return %call(reviver, holder, name, value);
}

// --- stringify ---

// A value before it is written: toJSON and the replacer have their say, and
// wrappers give what they wrap.
function prepare(state, holder, key, value) {
    let result = value;
    if (%isObject(result) || typeof result === 'bigint') {
        const toJSON = result.toJSON;
        if (%isCallable(toJSON)) result = %call(toJSON, result, key);
    }
    if (state.replacer !== undefined)
        result = %call(state.replacer, holder, key, result);
    if (%isObject(result)) {
        if (%isClass(result, 'Number')) return %toNumber(result);
        if (%isClass(result, 'String')) return %toString(result);
        if (%isClass(result, 'Boolean') || %isClass(result, 'BigInt'))
            return %unwrap(result);
    }
    return result;
}

// The text of a value, or undefined where it is left out.
function serialize(state, holder, key, given) {
    const value = prepare(state, holder, key, given);
    if (value === null) return 'null';
    switch (typeof value) {
    case 'boolean':
        return value ? 'true' : 'false';
    case 'string':
        return %jsonQuote(value);
    case 'number':
        return value - value === 0 ? %toString(value) : 'null';
    case 'object':
        return %isArray(value) ? serializeArray(state, value, key)
                               : serializeObject(state, value, key);
    case 'bigint':
        throw %typeError('Do not know how to serialize a BigInt');
    default:
        return undefined;
    }
}

// Notes that `object` is being written, or complains about the circle.
function enter(state, object, key) {
    for (let i = 0; i < state.stack.length; i++)
        if (state.stack[i] === object) throw circle(state, i, key);
    %push(state.stack, object);
    %push(state.keys, key);
    state.indent += state.gap;
}

function leave(state, indent) {
    state.stack.length = state.stack.length - 1;
    state.keys.length = state.keys.length - 1;
    state.indent = indent;
}

// Pieces between brackets, one a line where there is a gap.
function enclose(state, open, pieces, close, outer) {
    if (pieces === '') return open + close;
    if (state.gap === '') return open + pieces + close;
    return `${open}\n${state.indent}${pieces}\n${outer}${close}`;
}

function separator(state) {
    return state.gap === '' ? ',' : `,\n${state.indent}`;
}

function serializeObject(state, object, key) {
    const outer = state.indent;
    enter(state, object, key);
    const keys = state.keysOnly !== undefined ? state.keysOnly
                                              : %ownKeys(object, 5);
    const colon = state.gap === '' ? ':' : ': ';
    let pieces = '';
    for (let i = 0; i < keys.length; i++) {
        const text = serialize(state, object, keys[i], object[keys[i]]);
        if (text === undefined) continue;
        if (pieces !== '') pieces += separator(state);
        pieces += %jsonQuote(keys[i]) + colon + text;
    }
    const result = enclose(state, '{', pieces, '}', outer);
    leave(state, outer);
    return result;
}

function serializeArray(state, array, key) {
    const outer = state.indent;
    enter(state, array, key);
    const length = %toLength(array.length);
    let pieces = '';
    for (let i = 0; i < length; i++) {
        if (i > 0) pieces += separator(state);
        const text = serialize(state, array, %toString(i), array[i]);
        pieces += text === undefined ? 'null' : text;
    }
    const result = enclose(state, '[', pieces, ']', outer);
    leave(state, outer);
    return result;
}

// --- the message about a circle, as V8 draws it ---

function nameKey(object, key) {
    if (%isArray(object)) return `index ${key}`;
    if (key === '') return '<anonymous>';
    return `property '${key}'`;
}

function circle(state, first, lastKey) {
    const stack = state.stack;
    const keys = state.keys;
    const size = stack.length;
    let text = 'Converting circular structure to JSON\n    --> ' +
        `starting at object with constructor ${quoteName(stack[first])}`;
    const line = i => `\n    |     ${nameKey(stack[i - 1], keys[i])} -> ` +
        `object with constructor ${quoteName(stack[i])}`;
    const beginEnd = size < first + 3 ? size : first + 3;
    for (let i = first + 1; i < beginEnd; i++) text += line(i);
    if (size > beginEnd + 1) text += '\n    |     ...';
    for (let i = size - 1 > beginEnd ? size - 1 : beginEnd; i < size; i++)
        text += line(i);
    return %typeError(
        `${text}\n    --- ${nameKey(stack[size - 1], lastKey)} closes the ` +
        'circle');
}

function quoteName(object) {
    return `'${%constructorName(object)}'`;
}

// --- the two functions ---

// A replacer that is an array: the names that are written, each once.
function namesOf(list) {
    const names = [];
    const length = %toLength(list.length);
    for (let i = 0; i < length; i++) {
        const item = list[i];
        const isName = typeof item === 'string' || typeof item === 'number' ||
            %isClass(item, 'String') || %isClass(item, 'Number');
        if (!isName) continue;
        const name = %toString(item);
        if (!%isAmong(names, name)) %push(names, name);
    }
    return names;
}

%define(globalThis, 'JSON', {}, 5);

%install(JSON, {
    parse(text, reviver) {
        const value = %jsonParse(text);
        if (!%isCallable(reviver)) return value;
        return revive({'': value}, '', reviver);
    },

    stringify(value, replacer, space) {
        'fast jsonStringify';
        let gap = space;
        if (%isClass(gap, 'Number')) gap = %toNumber(gap);
        else if (%isClass(gap, 'String')) gap = %toString(gap);
        const state = {
            __proto__: null,
            replacer: %isCallable(replacer) ? replacer : undefined,
            keysOnly: %isArray(replacer) ? namesOf(replacer) : undefined,
            gap: %isObject(gap) ? '' : %jsonIndent(gap),
            indent: '',
            stack: [],
            keys: [],
        };
        return serialize(state, {'': value}, '', value);
    },
});

%define(JSON, Symbol.toStringTag, 'JSON', 4);
