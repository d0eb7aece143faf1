// Returned against awaited promises: how many jobs each takes.
const log = (...a) => console.log(...a);
async function direct() { return 1; }
async function returned() { return Promise.resolve(2); }
async function awaited() { return await Promise.resolve(3); }
async function returnsAsync() { return direct(); }
const thenable = { then(resolve) { log('then called'); resolve('thenable'); } };
async function returnsThenable() { return thenable; }
async function awaitsThenable() { return await thenable; }
direct().then((v) => log('direct', v));
returned().then((v) => log('returned', v));
awaited().then((v) => log('awaited', v));
returnsAsync().then((v) => log('returnsAsync', v));
returnsThenable().then((v) => log('returnsThenable', v));
awaitsThenable().then((v) => log('awaitsThenable', v));
new Promise((r) => r(Promise.resolve('in resolve'))).then((v) => log(v));
Promise.resolve(Promise.resolve('flat')).then((v) => log(v));
let p = Promise.resolve();
for (let i = 1; i <= 8; i++) p = p.then(() => log('job', i));
