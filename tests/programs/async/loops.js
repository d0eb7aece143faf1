const wait = (ms) => new Promise((r) => setTimeout(r, ms));
async function inTurn() {
    for (let i = 0; i < 3; i++) {
        await wait(10);
        console.log('in turn', i);
    }
}
async function together() {
    const all = [1, 2, 3].map(async (n) => {
        await wait(100 - n * 20);
        console.log('together', n);
        return n * n;
    });
    console.log(await Promise.all(all));
}
inTurn().then(together);
