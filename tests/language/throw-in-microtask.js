Promise.resolve().then(() => {
    throw new Error('in a job'); // expect error: Error: in a job
});
console.log('main'); // expect: main
