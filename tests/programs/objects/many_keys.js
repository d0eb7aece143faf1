// What goes through very many keys is done in several slices, and comes to the
// same as with few.
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
console.log('keys', ends(Object.keys(object)));
console.log('names', ends(Object.getOwnPropertyNames(object)));
console.log('own', ends(Reflect.ownKeys(object)));
console.log('values', ends(Object.values(object)));
console.log('entries', ends(Object.entries(object)));
console.log('spread', ends(Reflect.ownKeys({...object})));
const {k5, k8199, ...rest} = object;
console.log('rest', k5, k8199, ends(Reflect.ownKeys(rest)));
console.log('assign', ends(Reflect.ownKeys(Object.assign({k1: 'mine'}, object))));
