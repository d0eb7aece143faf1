// What the program's own clock says between two timers.
const start = Date.now();
setTimeout(() => {
    const at = Date.now() - start;
    console.log(at >= 100 && at < 130);
    setTimeout(() => {
        const more = Date.now() - start - at;
        console.log(more >= 200 && more < 230);
    }, 200);
}, 100);
