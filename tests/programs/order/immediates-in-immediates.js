let n = 0;
setImmediate(function again() {
    console.log('immediate', ++n);
    process.nextTick(() => console.log('tick', n));
    if (n < 3) setImmediate(again);
    setImmediate(() => console.log('child of', n));
});
setImmediate(() => console.log('second'));
const gone = setImmediate(() => console.log('never'));
setImmediate(() => clearImmediate(gone));
clearImmediate(gone);
