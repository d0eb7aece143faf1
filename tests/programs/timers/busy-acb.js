// A: 20 ms set at 0, C: 20 ms set at 8, B: 10 ms set at 12 by a busy
// program that is then busy for 60 ms more.
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
busy(60);
console.log('end of main');
