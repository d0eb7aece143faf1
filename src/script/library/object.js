// Object (ECMA-262, 20.1): what may call a getter, a setter or an iterator.

const symbolToStringTag = Symbol.toStringTag;
const getIterator = %import('getIterator');
const iteratorStep = %import('iteratorStep');
const iteratorCloseQuietly = %import('iteratorCloseQuietly');

// A descriptor with its fields read, each once, in the standard's order
// (6.2.6.5): afterwards nothing of the program is asked any more.
function readDescriptor(descriptor) {
    if (!%isObject(descriptor))
        throw %typeError('Property description must be an object: ' +
            %describe(descriptor));
    const plain = {__proto__: null};
    if ('enumerable' in descriptor) plain.enumerable = descriptor.enumerable;
    if ('configurable' in descriptor)
        plain.configurable = descriptor.configurable;
    if ('value' in descriptor) plain.value = descriptor.value;
    if ('writable' in descriptor) plain.writable = descriptor.writable;
    if ('get' in descriptor) plain.get = descriptor.get;
    if ('set' in descriptor) plain.set = descriptor.set;
    return %checkDescriptor(plain, descriptor);
}

// Why the innermost target refused what no trap stood in the way of.
function defineError(object, key) {
    let target = object;
    while (%isProxy(target)) {
        const trap = %proxyHandler(target).defineProperty;
        if (trap !== undefined && trap !== null)
            return %typeError("'defineProperty' on proxy: trap returned " +
                `falsish for property '${%describe(key)}'`);
        target = %proxyTarget(target);
    }
    if (!%hasOwn(target, key) && !%isExtensible(target))
        return %typeError(`Cannot define property ${%describe(key)}, ` +
            'object is not extensible');
    return %typeError(`Cannot redefine property: ${%describe(key)}`);
}

// ArraySetLength (10.4.2.4), 3 to 5: a length may be what becomes a number.
function arrayLength(value) {
    const length = %toNumber(value) >>> 0;
    if (length !== %toNumber(value)) throw %rangeError('Invalid array length');
    return length;
}

// [[DefineOwnProperty]].
function defineOn(object, key, descriptor) {
    if (key === 'length' && 'value' in descriptor &&
            typeof descriptor.value !== 'number' && %isClass(object, 'Array'))
        descriptor.value = arrayLength(descriptor.value);
    return %defineOwn(object, key, descriptor);
}

// DefinePropertyOrThrow (7.3.9).
function defineOrThrow(object, key, descriptor) {
    if (key === 'length' && 'value' in descriptor &&
            %isClass(object, 'Array'))
        descriptor.value = arrayLength(descriptor.value);
    if (!%isProxy(object)) %objectDefineProperty(object, key, descriptor);
    else if (!%defineOwn(object, key, descriptor))
        throw defineError(object, key);
    return object;
}

function checkRevoked(object, what) {
    let target = object;
    while (%isProxy(target)) target = %proxyTarget(target);
    if (target === null)
        throw %typeError(
            `Cannot perform '${what}' on a proxy that has been revoked`);
}

function defineProperties(target, properties) {
    const source = %toObject(properties);
    const keys = %ownKeys(source, 3);
    const names = [];
    const descriptors = [];
    for (let i = 0; i < keys.length; i++) {
        if (!%isEnumerable(source, keys[i])) continue;
        %push(names, keys[i]);
        %push(descriptors, readDescriptor(source[keys[i]]));
    }
    for (let i = 0; i < names.length; i++)
        defineOrThrow(target, names[i], descriptors[i]);
    return target;
}

%install(Object, {
    assign(target, source) {
        'fast objectAssign';
        const to = %toObject(target);
        for (let i = 1; i < arguments.length; i++) {
            const argument = arguments[i];
            if (argument === undefined || argument === null) continue;
            const from = %toObject(argument);
            const keys = %ownKeys(from, 3);
            for (let k = 0; k < keys.length; k++)
                if (%isEnumerable(from, keys[k]))
                    to[keys[k]] = from[keys[k]];
        }
        return to;
    },

    create(prototype, properties) {
        'fast objectCreate';
        return defineProperties(%objectCreate(prototype), properties);
    },

    defineProperty(target, key, descriptor) {
        'fast objectDefineProperty';
        const name = %toKey(key);
        return defineOrThrow(target, name, readDescriptor(descriptor));
    },

    defineProperties(target, properties) {
        if (!%isObject(target))
            throw %typeError('Object.defineProperties called on non-object');
        return defineProperties(target, properties);
    },

    values(object) {
        'fast objectValues';
        const from = %toObject(object);
        const keys = %ownKeys(from, 1);
        const values = [];
        for (let i = 0; i < keys.length; i++)
            if (%isEnumerable(from, keys[i])) %push(values, from[keys[i]]);
        return values;
    },

    entries(object) {
        'fast objectEntries';
        const from = %toObject(object);
        const keys = %ownKeys(from, 1);
        const entries = [];
        for (let i = 0; i < keys.length; i++)
            if (%isEnumerable(from, keys[i]))
                %push(entries, [keys[i], from[keys[i]]]);
        return entries;
    },

    fromEntries(entries) {
        if (entries === undefined || entries === null)
            throw %typeError('undefined is not iterable');
        const iterator = getIterator(entries);
        const next = iterator.next;
        const object = {};
        for (;;) {
            const entry = iteratorStep(iterator, next);
            if (%isEmpty(entry)) return object;
            let added = false;
            try {
                if (!%isObject(entry))
                    throw %typeError(`Iterator value ${%describe(entry)} ` +
                        'is not an entry object');
                const key = entry[0];
                %createDataProperty(object, key, entry[1]);
                added = true;
            } finally {
                if (!added) iteratorCloseQuietly(iterator);
            }
        }
    },
});

%install(Object.prototype, {
    toString() {
        'fast objectToString';
        // Symbol.toStringTag is a getter.
        const object = %toObject(this, 'Object.prototype.toString');
        checkRevoked(object, 'Object.prototype.toString');
        const builtin = %isProxy(object) && %isArray(object) ? [] : object;
        return %sayTag(builtin, object[symbolToStringTag]);
    },

    toLocaleString() {
        if (this === undefined || this === null)
            throw %typeError('Object.prototype.toLocaleString called on ' +
                'null or undefined');
        return this.toString();
    },
});

%export('readDescriptor', readDescriptor);
%export('defineOrThrow', defineOrThrow);
%export('defineOn', defineOn);
