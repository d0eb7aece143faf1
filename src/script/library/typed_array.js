// Typed arrays (ECMA-262, 23.2). Index access is the machine's; the inner
// loops that call nobody are natives (%view...).
//
// A program's function may resize or detach the buffer below an array that a
// method is working on. So lengths are taken once, as the standard has it, and
// what is written goes through index access, which ignores what is no longer
// there.

const getIteratorFrom = %import('getIteratorFrom');
const iteratorStep = %import('iteratorStep');
const checkCallable = %import('checkCallable');
const speciesConstructor = %import('speciesConstructor');
const sortElements = %import('sortElements');
const symbolIterator = Symbol.iterator;
const { values, keys, entries } = Array.prototype;
const TypedArray = globalThis.TypedArray;
const prototype = TypedArray.prototype;
const { get: getBuffer } =
    Object.getOwnPropertyDescriptor(prototype, 'buffer');
delete globalThis.TypedArray;

// By the number of their type: see binary.h.
const constructors = [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array,
    Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array,
    BigInt64Array, BigUint64Array];
const sizes = [1, 1, 1, 2, 2, 4, 4, 4, 8, 8, 8];
const firstBig = 9;

for (let type = 0; type < constructors.length; type++) {
    const constructor = constructors[type];
    %setPrototypeOf(constructor, TypedArray);
    %setPrototypeOf(constructor.prototype, prototype);
    %define(constructor, 'BYTES_PER_ELEMENT', sizes[type], 0);
    %define(constructor.prototype, 'BYTES_PER_ELEMENT', sizes[type], 0);
}

// --- making ---

// Throws unless `value` is a typed array in bounds; its length.
function check(value, method) {
    return %viewCheck(value, `%TypedArray%.prototype.${method}`);
}

function checkReceiver(value, method) {
    if (%viewType(value) < 0)
        throw %typeError(`Method %TypedArray%.prototype.${method} called on ` +
            `incompatible receiver ${%describe(value)}`);
    return check(value, method);
}

// What an element of that type becomes of a value (7.1.4, 7.1.13).
function elementFor(type, value) {
    return type >= firstBig ? %toBigint(value) : %toNumber(value);
}

// TypedArrayCreateFromCtor (23.2.4.2) with a length, for `method`.
function create(constructor, length, method) {
    const made = new constructor(length);
    if (%viewType(made) < 0)
        throw %typeError(`Method ${method} called on incompatible receiver ` +
            `${%describe(made)}`);
    if (%viewCheck(made, method) < length)
        throw %typeError('Derived TypedArray constructor created an array ' +
            'which was too small');
    return made;
}

function alloc(type, length) {
    return %viewAlloc(type, constructors[type].prototype, length);
}

// TypedArraySpeciesCreate (23.2.4.1).
function speciesCreate(exemplar, length, method) {
    const type = %viewType(exemplar);
    const constructor = speciesConstructor(exemplar, constructors[type]);
    if (constructor === constructors[type]) return alloc(type, length);
    return create(constructor, length, `%TypedArray%.prototype.${method}`);
}

// Everything that an iterator gives.
function listFrom(items, method) {
    const list = [];
    const iterator = getIteratorFrom(items, method);
    const next = iterator.next;
    for (;;) {
        const value = iteratorStep(iterator, next);
        if (%isEmpty(value)) return list;
        %push(list, value);
    }
}

// new Int8Array(first, second, third) where `first` is an object and the
// program has to be asked; `made` is the new one's prototype.
function typedArrayFrom(made, type, first, second, third) {
    if (%isClass(first, 'ArrayBuffer')) {
        const offset = %toInteger(second);
        if (offset < 0 || offset % sizes[type] !== 0 || third === undefined)
            return %viewOver(type, made, first, offset, undefined);
        return %viewOver(type, made, first, offset, %toInteger(third));
    }
    const method = first[symbolIterator];
    let list = first;
    if (method !== undefined && method !== null) {
        if (!%isCallable(method))
            throw %typeError("TypedArray's constructor requires that the " +
                'property of the first argument, items[Symbol.iterator], ' +
                'when exists, be a function');
        list = listFrom(first, method);
    }
    const length = %toLength(list.length);
    const array = %viewAlloc(type, made, length);
    for (let i = 0; i < length; i++) array[i] = list[i];
    return array;
}

%export('typedArrayFrom', typedArrayFrom);

// An element is set to what is no plain number, or no BigInt (10.4.5.16).
function setElement(view, key, value, result) {
    %viewPut(view, key, elementFor(%viewType(view), value));
    return result;
}

%hook('elementSet', setElement);
%export('setElement', setElement);

%install(TypedArray, {
    of() {
        const length = arguments.length;
        if (!%isConstructor(this))
            throw %typeError(`${%describe(this)} is not a constructor`);
        const made = create(this, length, '%TypedArray%.of');
        for (let i = 0; i < length; i++) made[i] = arguments[i];
        return made;
    },

    from(items, mapper = undefined, receiver = undefined) {
        if (!%isConstructor(this))
            throw %typeError(`${%describe(this)} is not a constructor`);
        if (mapper !== undefined) checkCallable(mapper);
        if (items === undefined || items === null)
            throw %typeError((items === null ? 'object null' : 'undefined') +
                ' is not iterable ' +
                '(cannot read property Symbol(Symbol.iterator))');
        const method = items[symbolIterator];
        let list = items;
        if (method !== undefined && method !== null) {
            if (!%isCallable(method))
                throw %typeError('%TypedArray%.from requires that the ' +
                    'property of the first argument, ' +
                    'items[Symbol.iterator], when exists, be a function');
            list = listFrom(items, method);
        } else {
            list = %toObject(items);
        }
        const length = %toLength(list.length);
        const made = create(this, length, '%TypedArray%.from');
        for (let i = 0; i < length; i++)
            made[i] = mapper ? %call(mapper, receiver, list[i], i) : list[i];
        return made;
    },

    get [Symbol.species]() {
        return this;
    },
});

// --- iterators ---

%install(prototype, {
    entries() {
        check(this, 'entries');
        return %call(entries, this);
    },

    keys() {
        check(this, 'keys');
        return %call(keys, this);
    },

    values() {
        check(this, 'values');
        return %call(values, this);
    },
});
%define(prototype, symbolIterator, prototype.values, 5);

// --- at a place ---

%install(prototype, {
    at(index) {
        const length = checkReceiver(this, 'at');
        const relative = %toInteger(index);
        const at = relative < 0 ? relative + length : relative;
        return at < 0 || at >= length ? undefined : this[at];
    },

    copyWithin(target, start, end = undefined) {
        const length = check(this, 'copyWithin');
        const to = %relative(target, length);
        const from = %relative(start, length);
        const last = end === undefined ? length : %relative(end, length);
        const count = last - from < length - to ? last - from : length - to;
        if (count > 0) {
            check(this, 'copyWithin');
            %viewCopy(this, to, this, from, count);
        }
        return this;
    },
});

// --- what calls back for each element ---

%install(prototype, {
    every(callback, receiver = undefined) {
        const length = check(this, 'every');
        checkCallable(callback);
        for (let i = 0; i < length; i++)
            if (!%call(callback, receiver, this[i], i, this)) return false;
        return true;
    },

    fill(value, start = undefined, end = undefined) {
        check(this, 'fill');
        const element = elementFor(%viewType(this), value);
        // V8 takes the length here, the standard above.
        let length = %viewLength(this);
        const from = %relative(start, length);
        let to = end === undefined ? length : %relative(end, length);
        length = check(this, 'fill');
        if (to > length) to = length;
        return %viewFill(this, element, from, to);
    },

    filter(callback, receiver = undefined) {
        const length = check(this, 'filter');
        checkCallable(callback);
        const kept = [];
        for (let i = 0; i < length; i++) {
            const element = this[i];
            if (%call(callback, receiver, element, i, this))
                %push(kept, element);
        }
        const made = speciesCreate(this, kept.length, 'filter');
        for (let i = 0; i < kept.length; i++) made[i] = kept[i];
        return made;
    },

    find(predicate, receiver = undefined) {
        const length = check(this, 'find');
        checkCallable(predicate);
        for (let i = 0; i < length; i++) {
            const element = this[i];
            if (%call(predicate, receiver, element, i, this)) return element;
        }
        return undefined;
    },

    findIndex(predicate, receiver = undefined) {
        const length = check(this, 'findIndex');
        checkCallable(predicate);
        for (let i = 0; i < length; i++)
            if (%call(predicate, receiver, this[i], i, this)) return i;
        return -1;
    },

    findLast(predicate, receiver = undefined) {
        const length = check(this, 'findLast');
        checkCallable(predicate);
        for (let i = length - 1; i >= 0; i--) {
            const element = this[i];
            if (%call(predicate, receiver, element, i, this)) return element;
        }
        return undefined;
    },

    findLastIndex(predicate, receiver = undefined) {
        const length = check(this, 'findIndexLast');
        checkCallable(predicate);
        for (let i = length - 1; i >= 0; i--)
            if (%call(predicate, receiver, this[i], i, this)) return i;
        return -1;
    },

    forEach(callback, receiver = undefined) {
        const length = check(this, 'forEach');
        checkCallable(callback);
        for (let i = 0; i < length; i++)
            %call(callback, receiver, this[i], i, this);
    },
});

// --- searching ---

// NaN is found, and so is undefined where the array has become shorter.
function includes(array, value, from, length) {
    const now = %viewLength(array);
    if (value === undefined && from < length && now < length) return true;
    const end = now < length ? now : length;
    return from < end && %viewFind(array, value, from, end, true) >= 0;
}

%install(prototype, {
    includes(value, from = undefined) {
        const length = check(this, 'includes');
        if (length === 0) return false;
        return includes(this, value, %relative(from, length), length);
    },

    indexOf(value, from = undefined) {
        const length = check(this, 'indexOf');
        if (length === 0) return -1;
        const start = %relative(from, length);
        const now = %viewLength(this);
        const end = now < length ? now : length;
        return start < end ? %viewFind(this, value, start, end, false) : -1;
    },

    join(separator) {
        const length = checkReceiver(this, 'join');
        const by = separator === undefined ? ',' : %toString(separator);
        let text = '';
        for (let i = 0; i < length; i++) {
            if (i > 0) text += by;
            const element = this[i];
            if (element !== undefined) text += element;
        }
        return text;
    },

    lastIndexOf(value) {
        const length = check(this, 'lastIndexOf');
        if (length === 0) return -1;
        let start = length - 1;
        if (arguments.length > 1) {
            const from = %toInteger(arguments[1]);
            if (from < 0) start = length + from;
            else if (from < start) start = from;
        }
        const now = %viewLength(this);
        if (start >= now) start = now - 1;
        if (start < 0) return -1;
        if (start === 0) return this[0] === value ? 0 : -1;
        return %viewFind(this, value, start, 0, false);
    },
});

// --- all elements ---

%install(prototype, {
    map(callback, receiver = undefined) {
        const length = check(this, 'map');
        checkCallable(callback);
        const made = speciesCreate(this, length, 'map');
        for (let i = 0; i < length; i++)
            made[i] = %call(callback, receiver, this[i], i, this);
        return made;
    },

    reverse() {
        check(this, 'reverse');
        return %viewReverse(this);
    },

    reduce(callback) {
        const length = check(this, 'reduce');
        checkCallable(callback);
        let i = 0;
        let total = arguments[1];
        if (arguments.length < 2) {
            if (length === 0)
                throw %typeError(
                    'Reduce of empty array with no initial value');
            total = this[i++];
        }
        for (; i < length; i++)
            total = %call(callback, undefined, total, this[i], i, this);
        return total;
    },

    reduceRight(callback) {
        const length = check(this, 'reduceRight');
        checkCallable(callback);
        let i = length - 1;
        let total = arguments[1];
        if (arguments.length < 2) {
            if (length === 0)
                throw %typeError(
                    'Reduce of empty array with no initial value');
            total = this[i--];
        }
        for (; i >= 0; i--)
            total = %call(callback, undefined, total, this[i], i, this);
        return total;
    },
});

// --- copies ---

function outOfBounds() {
    return %rangeError('offset is out of bounds');
}

// Elements of something like an array.
function setFromList(target, source, at, room) {
    const list = %toObject(source);
    const length = %toLength(list.length);
    if (at + length > room) throw outOfBounds();
    for (let i = 0; i < length; i++) target[at + i] = list[i];
}

%install(prototype, {
    set(source, offset = undefined) {
        if (%viewType(this) < 0) throw %typeError('this is not a typed array.');
        const at = %toInteger(offset);
        if (at < 0) throw outOfBounds();
        const length = check(this, 'set');
        if (%viewType(source) < 0) {
            setFromList(this, source, at, length);
            return;
        }
        const count = check(source, 'set');
        if (at + count > length) throw outOfBounds();
        %viewCopy(this, at, source, 0, count);
    },

    slice(start, end) {
        const length = checkReceiver(this, 'slice');
        const from = %relative(start, length);
        const to = end === undefined ? length : %relative(end, length);
        const count = to > from ? to - from : 0;
        const made = speciesCreate(this, count, 'slice');
        if (count === 0) return made;
        check(this, 'slice');
        %viewCopy(made, 0, this, from, count, true);
        return made;
    },

    some(callback, receiver = undefined) {
        const length = check(this, 'some');
        checkCallable(callback);
        for (let i = 0; i < length; i++)
            if (%call(callback, receiver, this[i], i, this)) return true;
        return false;
    },
});

function checkComparator(comparator) {
    if (comparator !== undefined && !%isCallable(comparator))
        throw %typeError('The comparison function must be either a ' +
            'function or undefined');
}

// Sorts `length` elements of `source` into `target` with a comparator.
function sortWith(source, target, length, comparator) {
    const work = [];
    for (let i = 0; i < length; i++) %push(work, source[i]);
    sortElements(work, (a, b) => {
        const order = %toNumber(%call(comparator, undefined, a, b));
        return order !== order ? 0 : order;
    });
    for (let i = 0; i < length; i++) target[i] = work[i];
    return target;
}

%install(prototype, {
    sort(comparator) {
        checkComparator(comparator);
        const length = checkReceiver(this, 'sort');
        if (comparator === undefined) return %viewSort(this);
        return sortWith(this, this, length, comparator);
    },

    subarray(start, end) {
        const type = %viewType(this);
        if (type < 0)
            throw %typeError('Method %TypedArray%.prototype.subarray called ' +
                'on incompatible receiver undefined');
        const length = %viewLength(this);
        const from = %relative(start, length);
        const begin = %viewOffset(this) + from * sizes[type];
        const buffer = %call(getBuffer, this);
        const constructor = speciesConstructor(this, constructors[type]);
        let made;
        if (end === undefined && %viewTracks(this)) {
            made = new constructor(buffer, begin);
        } else {
            const to = end === undefined ? length : %relative(end, length);
            made = new constructor(buffer, begin, to > from ? to - from : 0);
        }
        check(made, 'subarray');
        return made;
    },

    toLocaleString() {
        const length = checkReceiver(this, 'toLocaleString');
        let text = '';
        for (let i = 0; i < length; i++) {
            if (i > 0) text += ',';
            const element = this[i];
            if (element !== undefined)
                text += %toString(element.toLocaleString());
        }
        return text;
    },
});

// The same function as arrays have.
%define(prototype, 'toString', Array.prototype.toString, 5);

%install(prototype, {
    toReversed() {
        const length = checkReceiver(this, 'toReversed');
        const made = alloc(%viewType(this), length);
        %viewCopy(made, 0, this, 0, length);
        return %viewReverse(made);
    },

    toSorted(comparator) {
        checkComparator(comparator);
        const length = checkReceiver(this, 'toSorted');
        const made = alloc(%viewType(this), length);
        if (comparator !== undefined)
            return sortWith(this, made, length, comparator);
        %viewCopy(made, 0, this, 0, length);
        return %viewSort(made);
    },

    with(index, value) {
        const length = check(this, 'with');
        const relative = %toInteger(index);
        const at = relative < 0 ? relative + length : relative;
        const element = elementFor(%viewType(this), value);
        if (at < 0 || at >= %viewLength(this))
            throw %rangeError('Invalid typed array index');
        const made = alloc(%viewType(this), length);
        for (let i = 0; i < length; i++)
            made[i] = i === at ? element : this[i];
        return made;
    },
});

%export('typedArrays', constructors);
