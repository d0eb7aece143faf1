setTimeout(() => console.log('never'), 50).unref();
setInterval(() => console.log('never'), 50).unref();
setImmediate(() => console.log('immediate'));
const t = setTimeout(() => console.log('ref again'), 20).unref();
console.log(t.hasRef());
t.ref();
console.log(t.hasRef());
process.on('exit', () => console.log('exit'));
