// An interval that sets another and clears itself in between.
let ticks = 0;
const outer = setInterval(() => {
    ticks++;
    console.log('outer', ticks);
    if (ticks === 2) {
        let n = 0;
        const inner = setInterval(() => {
            n++;
            console.log('inner', n);
            if (n === 2) clearInterval(inner);
        }, 50);
        clearInterval(outer);
        console.log('outer cleared inside itself');
    }
}, 30);
