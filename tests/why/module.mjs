import { name } from './part.mjs';
process.nextTick(function tick() {
    console.log('tick');
});
queueMicrotask(function micro() {
    console.log('micro ' + name);
});
const got = await Promise.resolve(name);
console.log(got);
