// Array (ECMA-262, 23.1). A method that begins with 'fast ...' is tried in C
// first, for plain arrays; its body is what happens with holes, getters,
// subclasses and things that are only like arrays.

const getIteratorFrom = %import('getIteratorFrom');
const iteratorStep = %import('iteratorStep');
const iteratorCloseQuietly = %import('iteratorCloseQuietly');
const checkCallable = %import('checkCallable');
const symbolIterator = Symbol.iterator;
const symbolSpecies = Symbol.species;
const symbolSpreadable = Symbol.isConcatSpreadable;
const Array = globalThis.Array;
const maxLength = 2 ** 53 - 1;

// ArraySpeciesCreate (10.4.2.3): where map, filter and their like put what
// they make.
function speciesArray(original, length) {
    let constructor;
    if (%isArray(original)) {
        constructor = original.constructor;
        if (%isObject(constructor)) {
            constructor = constructor[symbolSpecies];
            if (constructor === null) constructor = undefined;
        }
    }
    if (constructor === undefined || constructor === Array) {
        if (length > 4294967295) throw %rangeError('Invalid array length');
        return %array(length);
    }
    if (!%isConstructor(constructor))
        throw %typeError(
            'object.constructor[Symbol.species] is not a constructor');
    return new constructor(length);
}

// --- making ---

function fromIterable(constructor, items, method, mapper, receiver) {
    const result = %isConstructor(constructor) ? new constructor() : [];
    const iterator = getIteratorFrom(items, method);
    const next = iterator.next;
    for (let i = 0;; i++) {
        const value = iteratorStep(iterator, next);
        if (%isEmpty(value)) {
            result.length = i;
            return result;
        }
        let added = false;
        try {
            %createDataProperty(result, i,
                mapper ? %call(mapper, receiver, value, i) : value);
            added = true;
        } finally {
            if (!added) iteratorCloseQuietly(iterator);
        }
    }
}

%install(Array, {
    from(items, mapper = undefined, receiver = undefined) {
        'fast arrayFrom';
        if (mapper !== undefined) checkCallable(mapper);
        if (items === undefined || items === null)
            throw %typeError((items === null ? 'object null' : 'undefined') +
                ' is not iterable ' +
                '(cannot read property Symbol(Symbol.iterator))');
        const method = items[symbolIterator];
        if (method !== undefined && method !== null) {
            if (!%isCallable(method))
                throw %typeError('%Array%.from requires that the property ' +
                    'of the first argument, items[Symbol.iterator], when ' +
                    'exists, be a function');
            return fromIterable(this, items, method, mapper, receiver);
        }
        const from = %toObject(items, 'Array.from');
        const length = %toLength(from.length);
        const result = %isConstructor(this) ? new this(length)
                                            : %array(length);
        for (let i = 0; i < length; i++)
            %createDataProperty(result, i,
                mapper ? %call(mapper, receiver, from[i], i) : from[i]);
        result.length = length;
        return result;
    },

    of() {
        'fast arrayOfPlain';
        const length = arguments.length;
        const result = %isConstructor(this) ? new this(length)
                                            : %array(length);
        for (let i = 0; i < length; i++)
            %createDataProperty(result, i, arguments[i]);
        result.length = length;
        return result;
    },
});

// --- at the ends ---

%install(Array.prototype, {
    push(value) {
        'fast arrayPush';
        const object = %toObject(this);
        let length = %toLength(object.length);
        if (length + arguments.length > maxLength)
            throw %typeError(
                `Pushing ${arguments.length} elements on an array-like of ` +
                `length ${length} is disallowed, as the total surpasses ` +
                '2**53-1');
        for (let i = 0; i < arguments.length; i++)
            object[length++] = arguments[i];
        return object.length = length;
    },

    pop() {
        'fast arrayPop';
        const object = %toObject(this);
        const length = %toLength(object.length);
        if (length === 0) {
            object.length = 0;
            return undefined;
        }
        const last = object[length - 1];
        delete object[length - 1];
        object.length = length - 1;
        return last;
    },

    shift() {
        'fast arrayShift';
        const object = %toObject(this);
        const length = %toLength(object.length);
        if (length === 0) {
            object.length = 0;
            return undefined;
        }
        const first = object[0];
        for (let i = 1; i < length; i++) move(object, i, i - 1);
        delete object[length - 1];
        object.length = length - 1;
        return first;
    },

    unshift(value) {
        'fast arrayUnshift';
        const object = %toObject(this);
        const length = %toLength(object.length);
        const count = arguments.length;
        if (count > 0) {
            if (length + count > maxLength)
                throw %typeError('Invalid array length');
            for (let i = length - 1; i >= 0; i--) move(object, i, i + count);
            for (let i = 0; i < count; i++) object[i] = arguments[i];
        }
        return object.length = length + count;
    },
});

// Element `from` goes to `to`; a hole goes too.
function move(object, from, to) {
    if (from in object) object[to] = object[from];
    else delete object[to];
}

// --- parts and wholes ---

function isSpreadable(value) {
    if (!%isObject(value)) return false;
    const flag = value[symbolSpreadable];
    return flag === undefined ? %isArray(value) : !!flag;
}

function flatten(target, source, length, start, depth) {
    let at = start;
    for (let i = 0; i < length; i++) {
        if (!(i in source)) continue;
        const element = source[i];
        if (depth > 0 && %isArray(element))
            at = flatten(target, element, %toLength(element.length), at,
                depth - 1);
        else %createDataProperty(target, at++, element);
    }
    return at;
}

// How many elements splice takes out.
function spliceCount(given, count, start, length) {
    if (given === 0) return 0;
    if (given === 1) return length - start;
    const wanted = %toInteger(count);
    if (wanted < 0) return 0;
    return wanted < length - start ? wanted : length - start;
}

%install(Array.prototype, {
    concat(value) {
        'fast arrayConcat';
        const object = %toObject(this, 'Array.prototype.concat');
        const result = speciesArray(object, 0);
        let at = 0;
        for (let i = -1; i < arguments.length; i++) {
            const item = i < 0 ? object : arguments[i];
            if (!isSpreadable(item)) {
                if (at >= maxLength)
                    throw %typeError('Invalid array length');
                %createDataProperty(result, at++, item);
                continue;
            }
            const length = %toLength(item.length);
            if (at + length > maxLength)
                throw %typeError('Invalid array length');
            for (let k = 0; k < length; k++, at++)
                if (k in item) %createDataProperty(result, at, item[k]);
        }
        result.length = at;
        return result;
    },

    slice(start, end) {
        'fast arraySlice';
        const object = %toObject(this);
        const length = %toLength(object.length);
        const from = %relative(start, length);
        const to = end === undefined ? length : %relative(end, length);
        const result = speciesArray(object, to > from ? to - from : 0);
        let at = 0;
        for (let i = from; i < to; i++, at++)
            if (i in object) %createDataProperty(result, at, object[i]);
        result.length = at;
        return result;
    },

    splice(start, count) {
        'fast arraySplice';
        const object = %toObject(this);
        const length = %toLength(object.length);
        const from = %relative(start, length);
        const taken = spliceCount(arguments.length, count, from, length);
        const more = arguments.length > 2 ? arguments.length - 2 : 0;
        if (length + more - taken > maxLength)
            throw %typeError('Invalid array length');
        const result = speciesArray(object, taken);
        for (let i = 0; i < taken; i++)
            if (from + i in object)
                %createDataProperty(result, i, object[from + i]);
        result.length = taken;
        if (more < taken) {
            for (let i = from; i < length - taken; i++)
                move(object, i + taken, i + more);
            for (let i = length; i > length - taken + more; i--)
                delete object[i - 1];
        } else if (more > taken) {
            for (let i = length - taken; i > from; i--)
                move(object, i + taken - 1, i + more - 1);
        }
        for (let i = 0; i < more; i++) object[from + i] = arguments[i + 2];
        object.length = length - taken + more;
        return result;
    },

    flat() {
        const object = %toObject(this);
        const length = %toLength(object.length);
        const depth = arguments[0];
        const levels = depth === undefined ? 1 : %toInteger(depth);
        const result = speciesArray(object, 0);
        flatten(result, object, length, 0, levels);
        return result;
    },

    flatMap(mapper, receiver = undefined) {
        const object = %toObject(this);
        const length = %toLength(object.length);
        if (!%isCallable(mapper))
            throw %typeError('flatMap mapper function is not callable');
        const result = speciesArray(object, 0);
        let at = 0;
        for (let i = 0; i < length; i++) {
            if (!(i in object)) continue;
            const mapped = %call(mapper, receiver, object[i], i, object);
            if (%isArray(mapped))
                at = flatten(result, mapped, %toLength(mapped.length), at, 0);
            else %createDataProperty(result, at++, mapped);
        }
        return result;
    },

    reverse() {
        'fast arrayReverse';
        const object = %toObject(this);
        const length = %toLength(object.length);
        for (let low = 0, high = length - 1; low < high; low++, high--) {
            const hasLow = low in object;
            const first = hasLow ? object[low] : undefined;
            const hasHigh = high in object;
            const last = hasHigh ? object[high] : undefined;
            if (hasHigh) object[low] = last;
            else if (hasLow) delete object[low];
            if (hasLow) object[high] = first;
            else if (hasHigh) delete object[high];
        }
        return object;
    },

    fill(value, start = undefined, end = undefined) {
        'fast arrayFill';
        const object = %toObject(this);
        const length = %toLength(object.length);
        const from = %relative(start, length);
        const to = end === undefined ? length : %relative(end, length);
        for (let i = from; i < to; i++) object[i] = value;
        return object;
    },

    copyWithin(target, start, end = undefined) {
        const object = %toObject(this);
        const length = %toLength(object.length);
        const to = %relative(target, length);
        const from = %relative(start, length);
        const last = end === undefined ? length : %relative(end, length);
        let count = last - from < length - to ? last - from : length - to;
        if (from < to && to < from + count) {
            while (count-- > 0) move(object, from + count, to + count);
        } else {
            for (let i = 0; i < count; i++) move(object, from + i, to + i);
        }
        return object;
    },
});

// --- copies ---

// What a new array's length may be (23.1.3.33).
function copyLength(length) {
    if (length > 4294967295) throw %rangeError('Invalid array length');
    return length;
}
%export('copyLength', copyLength);

%install(Array.prototype, {
    toReversed() {
        const object = %toObject(this);
        const length = copyLength(%toLength(object.length));
        const result = %arrayOf(length);
        for (let i = 0; i < length; i++) result[i] = object[length - 1 - i];
        return result;
    },

    toSpliced(start, count) {
        const object = %toObject(this);
        const length = %toLength(object.length);
        const from = %relative(start, length);
        const taken = spliceCount(arguments.length, count, from, length);
        const more = arguments.length > 2 ? arguments.length - 2 : 0;
        if (length + more - taken > maxLength)
            throw %typeError('Invalid array length');
        copyLength(length + more - taken);
        const result = [];
        for (let i = 0; i < from; i++) %push(result, object[i]);
        for (let i = 2; i < arguments.length; i++)
            %push(result, arguments[i]);
        for (let i = from + taken; i < length; i++) %push(result, object[i]);
        return result;
    },

    with(index, value) {
        const object = %toObject(this);
        const length = %toLength(object.length);
        const relative = %toInteger(index);
        const at = relative < 0 ? relative + length : relative;
        if (at < 0 || at >= length)
            throw %rangeError(`Invalid index : ${%describe(index)}`);
        const result = %arrayOf(copyLength(length));
        for (let i = 0; i < length; i++)
            result[i] = i === at ? value : object[i];
        return result;
    },
});

// --- searching ---

// The last index at which lastIndexOf may look.
function lastFrom(given, from, length) {
    if (given < 2) return length - 1;
    const start = %toInteger(from);
    if (start < 0) return length + start;
    return start < length - 1 ? start : length - 1;
}

%install(Array.prototype, {
    at(index) {
        'fast arrayAt';
        const object = %toObject(this);
        const length = %toLength(object.length);
        const relative = %toInteger(index);
        const at = relative < 0 ? relative + length : relative;
        return at < 0 || at >= length ? undefined : object[at];
    },

    indexOf(value, from = undefined) {
        'fast arrayIndexOf';
        const object = %toObject(this, 'Array.prototype.indexOf');
        const length = %toLength(object.length);
        if (length === 0) return -1;
        for (let i = %relative(from, length); i < length; i++)
            if (i in object && object[i] === value) return i;
        return -1;
    },

    lastIndexOf(value) {
        'fast arrayLastIndexOf';
        const object = %toObject(this);
        const length = %toLength(object.length);
        if (length === 0) return -1;
        let i = lastFrom(arguments.length, arguments[1], length);
        for (; i >= 0; i--)
            if (i in object && object[i] === value) return i;
        return -1;
    },

    includes(value, from = undefined) {
        'fast arrayIncludes';
        const object = %toObject(this);
        const length = %toLength(object.length);
        if (length === 0) return false;
        for (let i = %relative(from, length); i < length; i++) {
            const element = object[i];
            if (element === value) return true;
            if (element !== element && value !== value) return true;
        }
        return false;
    },

    find(predicate, receiver = undefined) {
        const object = %toObject(this, 'Array.prototype.find');
        const length = %toLength(object.length);
        checkCallable(predicate);
        for (let i = 0; i < length; i++) {
            const element = object[i];
            if (%call(predicate, receiver, element, i, object))
                return element;
        }
        return undefined;
    },

    findIndex(predicate, receiver = undefined) {
        const object = %toObject(this, 'Array.prototype.findIndex');
        const length = %toLength(object.length);
        checkCallable(predicate);
        for (let i = 0; i < length; i++)
            if (%call(predicate, receiver, object[i], i, object)) return i;
        return -1;
    },

    findLast(predicate, receiver = undefined) {
        const object = %toObject(this, 'Array.prototype.findLast');
        const length = %toLength(object.length);
        checkCallable(predicate);
        for (let i = length - 1; i >= 0; i--) {
            const element = object[i];
            if (%call(predicate, receiver, element, i, object))
                return element;
        }
        return undefined;
    },

    findLastIndex(predicate, receiver = undefined) {
        const object = %toObject(this, 'Array.prototype.findLastIndex');
        const length = %toLength(object.length);
        checkCallable(predicate);
        for (let i = length - 1; i >= 0; i--)
            if (%call(predicate, receiver, object[i], i, object)) return i;
        return -1;
    },
});

// --- what calls back for each element ---

%install(Array.prototype, {
    forEach(callback, receiver = undefined) {
        const object = %toObject(this, 'Array.prototype.forEach');
        const length = %toLength(object.length);
        checkCallable(callback);
        for (let i = 0; i < length; i++)
            if (i in object)
                %call(callback, receiver, object[i], i, object);
    },

    map(callback, receiver = undefined) {
        const object = %toObject(this, 'Array.prototype.map');
        const length = %toLength(object.length);
        checkCallable(callback);
        const result = speciesArray(object, length);
        for (let i = 0; i < length; i++)
            if (i in object)
                %createDataProperty(result, i,
                    %call(callback, receiver, object[i], i, object));
        return result;
    },

    filter(callback, receiver = undefined) {
        const object = %toObject(this, 'Array.prototype.filter');
        const length = %toLength(object.length);
        checkCallable(callback);
        const result = speciesArray(object, 0);
        let at = 0;
        for (let i = 0; i < length; i++) {
            if (!(i in object)) continue;
            const element = object[i];
            if (%call(callback, receiver, element, i, object))
                %createDataProperty(result, at++, element);
        }
        return result;
    },

    some(callback, receiver = undefined) {
        const object = %toObject(this, 'Array.prototype.some');
        const length = %toLength(object.length);
        checkCallable(callback);
        for (let i = 0; i < length; i++)
            if (i in object &&
                %call(callback, receiver, object[i], i, object))
                return true;
        return false;
    },

    every(callback, receiver = undefined) {
        const object = %toObject(this, 'Array.prototype.every');
        const length = %toLength(object.length);
        checkCallable(callback);
        for (let i = 0; i < length; i++)
            if (i in object &&
                !%call(callback, receiver, object[i], i, object))
                return false;
        return true;
    },

    reduce(callback) {
        const object = %toObject(this, 'Array.prototype.reduce');
        const length = %toLength(object.length);
        checkCallable(callback);
        let i = 0;
        let total = arguments[1];
        if (arguments.length < 2) {
            while (i < length && !(i in object)) i++;
            if (i >= length)
                throw %typeError(
                    'Reduce of empty array with no initial value');
            total = object[i++];
        }
        for (; i < length; i++)
            if (i in object)
                total = %call(callback, undefined, total, object[i], i,
                    object);
        return total;
    },

    reduceRight(callback) {
        const object = %toObject(this, 'Array.prototype.reduceRight');
        const length = %toLength(object.length);
        checkCallable(callback);
        let i = length - 1;
        let total = arguments[1];
        if (arguments.length < 2) {
            while (i >= 0 && !(i in object)) i--;
            if (i < 0)
                throw %typeError(
                    'Reduce of empty array with no initial value');
            total = object[i--];
        }
        for (; i >= 0; i--)
            if (i in object)
                total = %call(callback, undefined, total, object[i], i,
                    object);
        return total;
    },
});

// --- as text ---

// Arrays that are being joined now: one that contains itself is empty there.
const joining = [];

function joinElements(object, separator, textOf) {
    for (let i = 0; i < joining.length; i++)
        if (joining[i] === object) return '';
    %push(joining, object);
    try {
        const length = %toLength(object.length);
        const by = separator === undefined ? ',' : %toString(separator);
        let text = '';
        for (let i = 0; i < length; i++) {
            const element = object[i];
            if (i > 0) text += by;
            if (element !== undefined && element !== null)
                text += textOf(element);
        }
        return text;
    } finally {
        joining.length = joining.length - 1;
    }
}

%install(Array.prototype, {
    join(separator) {
        'fast arrayJoin';
        return joinElements(%toObject(this), separator,
            element => %toString(element));
    },

    toString() {
        const object = %toObject(this);
        const join = object.join;
        if (%isCallable(join)) return %call(join, object);
        return %call(objectToString, object);
    },

    toLocaleString(locales = undefined, options = undefined) {
        return joinElements(%toObject(this), undefined,
            element => %toString(element.toLocaleString(locales, options)));
    },
});

const objectToString = Object.prototype.toString;

// What `with` would not see of an array (23.1.3.41).
%define(Array.prototype, Symbol.unscopables, {
    __proto__: null,
    at: true,
    copyWithin: true,
    entries: true,
    fill: true,
    find: true,
    findIndex: true,
    findLast: true,
    findLastIndex: true,
    flat: true,
    flatMap: true,
    includes: true,
    keys: true,
    toReversed: true,
    toSorted: true,
    toSpliced: true,
    values: true,
}, 4);
