// What each type makes of a value, and indices of all kinds.
const types = [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array,
               Uint32Array, Float32Array, Float64Array];
const values = [1, -1, 127, 128, 255, 256, 65535, 65536, 2 ** 31, 2 ** 32 + 5, -(2 ** 31) - 1, 1.5, 2.5,
                -0.5, 0.1, 1e300, NaN, Infinity, -Infinity, '7', 'x', null, undefined, true, [3]];
for (const Type of types) {
    const array = new Type(values.length);
    for (let i = 0; i < values.length; i++) array[i] = values[i];
    console.log(Type.name, Type.BYTES_PER_ELEMENT, array.join(' '));
}
for (const Type of [BigInt64Array, BigUint64Array]) {
    const array = new Type(6);
    [1n, -1n, 2n ** 63n, 2n ** 64n + 7n, '12', true].forEach((value, i) => {
        array[i] = value;
    });
    console.log(Type.name, array.join(' '));
}
const array = new Int16Array([10, 20, 30]);
array.name = 'three';
array[5] = 1;
array[-1] = 2;
array['1.5'] = 3;
array['-0'] = 4;
array['Infinity'] = 5;
array['01'] = 6;
array['2'] = 33;
console.log(array, Object.keys(array), array['1.5'], array['-0'], array['01'], array[5], array.at(-1));
console.log(0 in array, 3 in array, '-0' in array, '1.5' in array, 'name' in array, '01' in array);
console.log(delete array[3], delete array['-0'], Reflect.deleteProperty(array, 0), delete array.name);
console.log(Object.getOwnPropertyDescriptor(array, 1), Object.getOwnPropertyDescriptor(array, 9));
console.log(Reflect.set(array, 0, '99'), Reflect.set(array, 9, 1), array[0], Reflect.defineProperty(array, 1, { value: '8' }), array[1]);
const child = Object.create(array);
child[0] = 1;
child[7] = 2;
child.x = 3;
console.log(child[0], array[0], child[7], Object.keys(child), Object.hasOwn(child, 7));
let calls = 0;
const counting = { valueOf: () => ++calls * 100 };
console.log(array[0] = counting, array[0], array[77] = counting, calls);
array[1] += 5;
array[2]++;
console.log(array[1], array[2], array[0]--, array[0]);
for (const key in new Uint8Array(3)) console.log(key);
console.log(Object.entries(new Float32Array([0.5, 0.1])), { ...new Int8Array([4, 5]) });
console.log(JSON.stringify(array), JSON.stringify({ a: new Uint8Array(2), b: new ArrayBuffer(2) }));
console.log(Object.isFrozen(array), Object.isSealed(Object.seal(array)), Object.isExtensible(array));
console.log(Object.prototype.toString.call(array), array.constructor === Int16Array, Array.isArray(array));
