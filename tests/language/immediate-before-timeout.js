setTimeout(() => {
    setTimeout(() => console.log('timeout'), 0);
    setImmediate(() => console.log('immediate'));
}, 1);
// expect: immediate
// expect: timeout
