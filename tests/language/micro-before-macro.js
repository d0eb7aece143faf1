setTimeout(() => console.log('macro'), 0);
Promise.resolve().then(() => console.log('micro'));
process.nextTick(() => console.log('tick'));
// expect: tick
// expect: micro
// expect: macro
