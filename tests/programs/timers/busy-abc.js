// As busy-acb.js, but busy for 12 ms more only.
function busy(n) {
    const start = Date.now();
    while (Date.now() - start < n) {
        // the track is taken
    }
}
setTimeout(() => console.log('A'), 20);
busy(8);
setTimeout(() => console.log('C'), 20);
busy(4);
setTimeout(() => console.log('B'), 10);
busy(12);
console.log('end of main');
