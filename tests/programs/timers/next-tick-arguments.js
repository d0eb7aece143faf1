process.nextTick((a, b) => console.log('tick', a, b), 1, [2]);
process.nextTick(function () {
    console.log(arguments.length);
});
let depth = 0;
(function again() {
    if (depth++ < 3) process.nextTick(again);
    console.log('depth', depth);
})();
setTimeout(() => console.log('the timer waits for all ticks'), 0);
