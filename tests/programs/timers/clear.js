const a = setTimeout(() => console.log('never a'), 5);
const b = setTimeout(() => console.log('b'), 6);
const c = setImmediate(() => console.log('never c'));
clearTimeout(a);
clearImmediate(c);
clearTimeout(undefined);
clearTimeout(null);
clearTimeout(12345678);
clearTimeout({});
setTimeout(() => {
    console.log('clearing one that has run does nothing');
    clearTimeout(b);
}, 12);
// A timer that clears its neighbour of the same moment.
const pair = [];
pair[0] = setTimeout(() => {
    console.log('first of the pair');
    clearTimeout(pair[1]);
}, 20);
pair[1] = setTimeout(() => console.log('never: second of the pair'), 20);
// clearInterval and clearTimeout are interchangeable.
const i = setInterval(() => {
    console.log('interval once');
    clearTimeout(i);
}, 25);
