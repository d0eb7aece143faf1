// From a timer, the check phase comes before the next timers.
setTimeout(() => {
    setTimeout(() => console.log('timeout'), 0);
    setImmediate(() => console.log('immediate'));
}, 2);
