// Who makes the new array, and subclasses.
class Bytes extends Uint8Array {
    static get [Symbol.species]() {
        return Uint16Array;
    }
}
const bytes = new Bytes([250, 251, 252]);
console.log(bytes.map(x => x * 2), bytes.filter(x => x > 250), bytes.slice(1), bytes.toReversed());
try {
    console.log(bytes.subarray(1));
} catch (error) {
    console.log(error.message);
}
const plain = new Uint8Array([1, 2, 3]);
plain.constructor = { [Symbol.species]: Float32Array };
console.log(plain.map(x => x / 2), plain.with(0, 9));
plain.constructor = undefined;
console.log(plain.map(x => x * 2));
class Log extends Int8Array {
    constructor(...args) {
        super(...args);
        console.log('new Log', args.length, typeof args[0]);
    }
}
const log = Log.of(1, 2);
log.map(x => x);
log.filter(x => x > 1);
log.subarray(1);
log.slice();
Log.from([5]);
console.log(Log.from([1, 2, 3], x => x + 1), Int16Array.from.call(Log, 'ab1'));
function Old() {
    return Reflect.construct(Float64Array, arguments, new.target);
}
Object.setPrototypeOf(Old.prototype, Float64Array.prototype);
Object.setPrototypeOf(Old, Float64Array);
console.log(new Old([1.5]) instanceof Old, Array.from(new Old([1.5])), Old.of(2)[0]);
const { get } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Int8Array).prototype, Symbol.toStringTag);
console.log(get.call(bytes), get.call([]), bytes[Symbol.toStringTag], Object.getPrototypeOf(Int8Array)[Symbol.species].name);
for (const Type of [Int8Array, Float64Array, BigInt64Array]) {
    console.log(Type.name, Type.length, Type.BYTES_PER_ELEMENT, Object.getOwnPropertyNames(Type), Object.getOwnPropertyNames(Type.prototype));
}
