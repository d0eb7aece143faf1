setTimeout(() => console.log('first'), 1);
setTimeout(function fails() {
    throw new Error('in a timer');
}, 5);
setTimeout(() => console.log('never'), 10);
console.log('main');
