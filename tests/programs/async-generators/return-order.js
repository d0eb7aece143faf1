// How many ticks `return` takes, with and without a value, a promise, await.
const order = [];
async function* bare() { return; }
async function* value() { return 1; }
async function* promise() { return Promise.resolve(1); }
async function* awaited() { return await Promise.resolve(1); }
async function* fallsOff() {}
const all = { bare, value, promise, awaited, fallsOff };
for (const name of Object.keys(all)) all[name]().next().then(() => order.push(name));
for (const name of Object.keys(all)) all[name]().return(Promise.resolve()).then(() => order.push('return ' + name));
let p = Promise.resolve();
for (let i = 1; i < 10; i++) p = p.then(() => order.push(i));
setTimeout(() => console.log(order.join(', ')), 0);
