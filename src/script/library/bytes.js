// Uint8Array (ECMA-262, 23.2), as far as Buffer needs it: the other typed
// arrays come in a later issue. Index access is the machine's.

const checkCallable = %import('checkCallable');
const Array = globalThis.Array;
const Uint8Array = globalThis.Uint8Array;

const prototype = Uint8Array.prototype;
%setPrototypeOf(%intrinsic('BUFFER_PROTOTYPE'), prototype);

function checkBytes(value) {
    if (!%isClass(value, 'Buffer'))
        throw %typeError('this is not a typed array.');
}

%install(Uint8Array, {
    from(items) {
        return new this(Array.from(items));
    },

    of() {
        const bytes = [];
        for (let i = 0; i < arguments.length; i++)
            %push(bytes, %toNumber(arguments[i]));
        return new this(bytes);
    },
});

%install(prototype, {
    subarray(start = 0, end = undefined) {
        checkBytes(this);
        const length = this.length;
        return %bufferSlice(this, %relative(start, length),
            end === undefined ? length : %relative(end, length));
    },

    slice(start = 0, end = undefined) {
        checkBytes(this);
        const length = this.length;
        return new Uint8Array(%bufferSlice(this, %relative(start, length),
            end === undefined ? length : %relative(end, length)));
    },

    set(source, offset = 0) {
        checkBytes(this);
        const at = %toInteger(offset);
        const count = %toLength(source.length);
        if (at < 0 || at + count > this.length)
            throw %rangeError('offset is out of bounds');
        for (let i = 0; i < count; i++) this[at + i] = source[i];
    },

    fill(value, start = 0, end = undefined) {
        checkBytes(this);
        const length = this.length;
        return %bufferFill(this, %toNumber(value), %relative(start, length),
            end === undefined ? length : %relative(end, length));
    },

    forEach(callback, receiver = undefined) {
        checkBytes(this);
        checkCallable(callback);
        for (let i = 0; i < this.length; i++)
            %call(callback, receiver, this[i], i, this);
    },

    map(callback, receiver = undefined) {
        checkBytes(this);
        checkCallable(callback);
        const result = new Uint8Array(this.length);
        for (let i = 0; i < this.length; i++)
            result[i] = %call(callback, receiver, this[i], i, this);
        return result;
    },
});

// These need nothing but a length and elements.
const array = Array.prototype;
const borrowed = ['at', 'every', 'find', 'findIndex', 'findLast',
    'findLastIndex', 'includes', 'indexOf', 'join', 'lastIndexOf', 'reduce',
    'reduceRight', 'reverse', 'some', 'keys', 'values', 'entries',
    'toLocaleString', 'toString'];
for (let i = 0; i < borrowed.length; i++)
    %define(prototype, borrowed[i], array[borrowed[i]], 5);
%define(prototype, Symbol.iterator, array.values, 5);
%define(prototype, Symbol.toStringTag, 'Uint8Array', 4);
%define(prototype, 'BYTES_PER_ELEMENT', 1, 0);
%define(Uint8Array, 'BYTES_PER_ELEMENT', 1, 0);
