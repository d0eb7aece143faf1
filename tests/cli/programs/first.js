console.log('main of first');
setTimeout(() => console.log('timer of first'), 50);
process.nextTick(() => console.log('tick of first'));
