console.log('before');
setTimeout(() => console.log('never'), 1);
process.nextTick(() => console.log('never'));
Promise.resolve().then(() => console.log('never'));
process.exit(7);
console.log('never');
