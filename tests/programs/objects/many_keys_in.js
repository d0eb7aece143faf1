// for-in and descriptors of very many keys, in several slices.
const MANY = 8200;

function table(count) {
    const object = {};
    for (let i = 0; i < count; i++) object['k' + i] = i;
    object[7] = 'seven';
    object[3] = 'three';
    object[Symbol.for('s')] = 'symbol';
    return object;
}

function ends(list) {
    const shown = [...list.slice(0, 4), ...list.slice(-2)].map(String);
    return list.length + ': ' + shown.join(' ');
}

const object = table(MANY);
Object.defineProperty(object, 'hidden', {value: 1, configurable: true});
const seen = [];
const child = Object.create(object, {
    k2: {value: 'hides', enumerable: false},
    own: {value: 1, enumerable: true},
});
for (const key in child) seen.push(key);
console.log('for in', ends(seen), seen.includes('k2'), seen.includes('hidden'));
const described = Object.getOwnPropertyDescriptors(object);
console.log('descriptors', ends(Reflect.ownKeys(described)),
    described.hidden, described.k3);
