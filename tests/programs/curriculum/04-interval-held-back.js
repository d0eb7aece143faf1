// An interval that could not run does not make up for it.
let ticks = 0;
const start = Date.now();
const timer = setInterval(() => {
    ticks++;
    if (ticks === 1) {
        const from = Date.now();
        while (Date.now() - from < 60);
    }
    if (ticks === 3) {
        clearInterval(timer);
        console.log('세 번', Date.now() - start >= 60);
    }
}, 10);
setTimeout(() => console.log('ticks before 75 ms:', ticks <= 3), 75);
