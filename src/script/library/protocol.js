// The protocols of the language: how an object becomes a primitive, how a
// value is iterated over, what instanceof asks. The machine calls these
// functions itself (each %hook says when); the rest of the library imports
// them.

const symbolToPrimitive = Symbol.toPrimitive;
const symbolIterator = Symbol.iterator;
const symbolHasInstance = Symbol.hasInstance;
const symbolSpecies = Symbol.species;

// The words with which messages name a value whose source text is not known:
// "number 5", "object null", "undefined".
function kindOf(value) {
    const kind = typeof value;
    if (kind === 'string') return `string "${value}"`;
    if (kind === 'number' || kind === 'boolean' || value === null)
        return `${kind} ${%toString(value)}`;
    return kind;
}

function checkCallable(value) {
    if (!%isCallable(value))
        throw %typeError(`${%describe(value)} is not a function`);
}

// --- an object becomes a primitive (7.1.1) ---

function ordinaryToPrimitive(object, hint) {
    const textFirst = hint === 'string';
    let method = textFirst ? object.toString : object.valueOf;
    if (%isCallable(method)) {
        const result = %call(method, object);
        if (!%isObject(result)) return result;
    }
    method = textFirst ? object.valueOf : object.toString;
    if (%isCallable(method)) {
        const result = %call(method, object);
        if (!%isObject(result)) return result;
    }
    throw %typeError('Cannot convert object to primitive value');
}

function toPrimitive(object, hint) {
    const method = object[symbolToPrimitive];
    if (method === undefined || method === null)
        return ordinaryToPrimitive(object, hint);
    if (!%isCallable(method))
        throw %typeError(`${kindOf(method)} is not a function`);
    const result = %call(method, object, hint);
    if (%isObject(result))
        throw %typeError('Cannot convert object to primitive value');
    return result;
}

// --- iteration (7.4) ---

// Iterates with a method that has been looked up already.
function getIteratorFrom(iterable, method) {
    const iterator = %call(method, iterable);
    if (!%isObject(iterator))
        throw %typeError(
            'Result of the Symbol.iterator method is not an object');
    return iterator;
}

function getIterator(iterable) {
    const method =
        iterable === undefined || iterable === null
            ? undefined
            : iterable[symbolIterator];
    if (!%isCallable(method))
        throw %typeError(`${kindOf(iterable)} is not iterable ` +
            '(cannot read property Symbol(Symbol.iterator))');
    return getIteratorFrom(iterable, method);
}

// The method where it is a getter's or a proxy's to say.
function iteratorMethod(iterable) {
    return %pair(iterable, iterable[symbolIterator]);
}

// The next value, or the mark %empty() when there are no more.
function iteratorStep(iterator, next) {
    checkCallable(next);
    const result = %call(next, iterator);
    if (!%isObject(result))
        throw %typeError(
            `Iterator result ${%describe(result)} is not an object`);
    return result.done ? %empty() : result.value;
}

function iteratorClose(iterator) {
    const method = iterator.return;
    if (method === undefined || method === null) return;
    const result = %call(method, iterator);
    if (!%isObject(result))
        throw %typeError(
            `Iterator result ${%describe(result)} is not an object`);
}

// The same after an error, which is more important than what return() says.
function iteratorCloseQuietly(iterator) {
    try {
        const method = iterator.return;
        if (method !== undefined && method !== null) %call(method, iterator);
    } catch {
    }
}

// Everything that is left, as an array: `[a, ...rest] = iterable`. An iterator
// that has ended before is undefined.
function iteratorRest(iterator, next) {
    const rest = [];
    if (iterator === undefined) return rest;
    for (;;) {
        const value = iteratorStep(iterator, next);
        if (%isEmpty(value)) return rest;
        %push(rest, value);
    }
}

// `[...array, ...iterable]`: appends to the array that is being made.
function arraySpread(array, iterable, method) {
    'fast arraySpreadPlain';
    const iterator = getIteratorFrom(iterable, method);
    const next = iterator.next;
    for (;;) {
        const value = iteratorStep(iterator, next);
        if (%isEmpty(value)) return array;
        %push(array, value);
    }
}

// --- yield* (15.5.5) ---

function delegateReturn(iterator, received) {
    const method = iterator.return;
    if (method === undefined || method === null) return [2, received];
    const result = %call(method, iterator, received);
    if (!%isObject(result))
        throw %typeError(
            `Iterator result ${%describe(result)} is not an object`);
    return result.done ? [2, result.value] : [0, result];
}

function delegateThrow(iterator, received) {
    const method = iterator.throw;
    if (method === undefined || method === null) {
        iteratorClose(iterator);
        throw %typeError(
            "The iterator does not provide a 'throw' method.");
    }
    return %call(method, iterator, received);
}

// One turn of yield*. mode: 0 next, 1 throw, 2 return. The answer: [0, result]
// goes on, [1, value] is done, [2, value] returns from the generator.
function delegate(iterator, next, received, mode) {
    if (mode === 2) return delegateReturn(iterator, received);
    const result = mode === 0 ? %call(next, iterator, received)
                              : delegateThrow(iterator, received);
    if (!%isObject(result))
        throw %typeError(
            `Iterator result ${%describe(result)} is not an object`);
    return result.done ? [1, result.value] : [0, result];
}

// --- other questions the machine has ---

// {...source} and {a, ...rest} = source (7.3.26).
function copyProps(target, source, excluded) {
    'fast copyPlain';
    if (source === undefined || source === null) return target;
    const from = %toObject(source, 'Object');
    const keys = %ownKeys(from, 3);
    for (let i = 0; i < keys.length; i++) {
        const key = keys[i];
        if (!%isAmong(excluded, key) && %isEnumerable(from, key))
            %createDataProperty(target, key, from[key]);
    }
    return target;
}

// OrdinaryHasInstance (7.3.22); `this` is the function.
function hasInstance(value) {
    'fast hasInstance';
    const target = %boundTarget(this);
    if (target !== undefined) return instanceOf(value, target);
    // `prototype` is a getter.
    const prototype = this.prototype;
    if (!%isObject(value)) return false;
    if (!%isObject(prototype))
        throw %typeError('Function has non-object prototype ' +
            `'${%describe(prototype)}' in instanceof check`);
    let object = %prototypeOf(value);
    while (object !== null && object !== prototype)
        object = %prototypeOf(object);
    return object !== null;
}

// value instanceof target (13.10.2).
function instanceOf(value, target) {
    if (!%isObject(target))
        throw %typeError("Right-hand side of 'instanceof' is not an object");
    const method = target[symbolHasInstance];
    if (method !== undefined && method !== null) {
        if (!%isCallable(method))
            throw %typeError(`${kindOf(method)} is not a function`);
        return !!%call(method, target, value);
    }
    if (!%isCallable(target))
        throw %typeError("Right-hand side of 'instanceof' is not callable");
    return %call(hasInstance, target, value);
}

// Which constructor makes what a method derives from `object` (7.3.22).
function speciesConstructor(object, fallback) {
    const constructor = object.constructor;
    if (constructor === undefined) return fallback;
    if (!%isObject(constructor))
        throw %typeError('The .constructor property is not an object');
    const species = constructor[symbolSpecies];
    if (species === undefined || species === null) return fallback;
    if (!%isConstructor(species))
        throw %typeError('object.constructor[Symbol.species] is not a ' +
            'constructor');
    return species;
}

%hook('toPrimitive', toPrimitive);
%hook('iteratorMethod', iteratorMethod);
%hook('iteratorStep', iteratorStep);
%hook('iteratorClose', iteratorClose);
%hook('iteratorCloseQuietly', iteratorCloseQuietly);
%hook('iteratorRest', iteratorRest);
%hook('arraySpread', arraySpread);
%hook('delegate', delegate);
%hook('copyProps', copyProps);
%hook('instanceOf', instanceOf);

%export('kindOf', kindOf);
%export('checkCallable', checkCallable);
%export('toPrimitive', toPrimitive);
%export('ordinaryToPrimitive', ordinaryToPrimitive);
%export('getIterator', getIterator);
%export('getIteratorFrom', getIteratorFrom);
%export('iteratorStep', iteratorStep);
%export('iteratorClose', iteratorClose);
%export('iteratorCloseQuietly', iteratorCloseQuietly);
%export('speciesConstructor', speciesConstructor);
%export('hasInstance', hasInstance);
