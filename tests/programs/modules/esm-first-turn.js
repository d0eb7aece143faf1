// The first turn of an ES module is a promise's: microtasks before nextTick.
import fs from 'fs';

process.nextTick(() => console.log('nextTick 1'));
Promise.resolve().then(() => {
  console.log('promise 1');
  process.nextTick(() => console.log('nextTick 2'));
}).then(() => console.log('promise 2'));
queueMicrotask(() => console.log('microtask'));
setTimeout(() => {
  console.log('timeout');
  setImmediate(() => console.log('immediate'));
  process.nextTick(() => console.log('nextTick 3'));
  Promise.resolve().then(() => console.log('promise 3'));
}, 0);
(async () => {
  console.log('async begins');
  await null;
  console.log('async goes on');
})();
console.log('sync', typeof fs.readFileSync);
await null;
console.log('after await');
process.nextTick(() => console.log('nextTick 4'));
await null;
console.log('after another');
