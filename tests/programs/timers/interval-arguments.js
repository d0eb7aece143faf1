let n = 0;
const id = setInterval((a, b) => {
    n++;
    console.log(n, a, b);
    if (n === 4) {
        clearInterval(id);
        console.log('cleared');
    }
}, 5, 'first', { second: true });
setTimeout(console.log, 1, 'console.log itself', 7);
