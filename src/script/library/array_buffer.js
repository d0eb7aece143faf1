// ArrayBuffer (ECMA-262, 25.1) and DataView's constructor (25.3.2): what may
// call a program's function.

const speciesConstructor = %import('speciesConstructor');
const ArrayBuffer = globalThis.ArrayBuffer;
const prototype = ArrayBuffer.prototype;
const viewPrototype = DataView.prototype;
const maxIndex = 2 ** 53 - 1;

// new ArrayBuffer(length, options); `made` is the new object's prototype.
function arrayBufferFrom(made, length, options) {
    let most;
    if (%isObject(options)) {
        const wanted = options.maxByteLength;
        if (wanted !== undefined) {
            most = %toInteger(wanted);
            if (most < 0 || most > maxIndex)
                throw %rangeError('Invalid array buffer max length');
            if (length > most)
                throw %rangeError('Invalid array buffer max length');
        }
    }
    return %arrayBufferMake(made, length, most);
}

// new DataView(buffer, offset, length).
function dataViewFrom(made, buffer, offset, length) {
    const start = %toInteger(offset);
    // Throws where the offset is wrong, before the length is asked for.
    %dataViewOver(viewPrototype, buffer, start, undefined);
    const count = length === undefined ? undefined : %toInteger(length);
    const size = %arrayBufferCheck(buffer, 'DataView');
    if (count !== undefined && (count < 0 || start + count > size))
        throw %rangeError(`Invalid DataView length ${count}`);
    return %dataViewOver(made, buffer, start, count);
}

function checkSlice(buffer) {
    const method = 'ArrayBuffer.prototype.slice';
    const length = %arrayBufferCheck(buffer, method);
    if (%arrayBufferDetached(buffer))
        throw %typeError(
            `Cannot perform ${method} on a detached ArrayBuffer`);
    return length;
}

// Takes a getter of the machine's out, to put it back behind what follows: a
// program that lists the properties finds V8's order.
function takeGetter(name) {
    const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
    delete prototype[name];
    return descriptor;
}

const getMost = takeGetter('maxByteLength');
const getResizable = takeGetter('resizable');

%install(prototype, {
    slice(start, end) {
        const length = checkSlice(this);
        const from = %relative(start, length);
        const to = end === undefined ? length : %relative(end, length);
        const count = to > from ? to - from : 0;
        const constructor = speciesConstructor(this, ArrayBuffer);
        const made = new constructor(count);
        const room = checkSlice(made);
        if (made === this)
            throw %typeError(
                'ArrayBuffer subclass returned this from species ' +
                'constructor');
        if (room < count)
            throw %typeError('Derived ArrayBuffer constructor created a ' +
                'buffer which was too small');
        checkSlice(this);
        %arrayBufferCopy(made, this, from, count);
        return made;
    },
});

Object.defineProperty(prototype, 'maxByteLength', getMost);
Object.defineProperty(prototype, 'resizable', getResizable);

%install(prototype, {
    resize(length) {
        %arrayBufferCheck(this, 'ArrayBuffer.prototype.resize', true);
        return %arrayBufferResize(this, length);
    },
});

%install(ArrayBuffer, {
    get [Symbol.species]() {
        return this;
    },
});
%define(prototype, Symbol.toStringTag, 'ArrayBuffer', 4);
%define(viewPrototype, Symbol.toStringTag, 'DataView', 4);

%export('arrayBufferFrom', arrayBufferFrom);
%export('dataViewFrom', dataViewFrom);
