console.log('main'); // expect: main
setTimeout(() => {
    throw new Error('later'); // expect error: Error: later
}, 1);
