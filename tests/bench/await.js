// Promises and await: the microtask queue.
const add = async (a, b) => a + b;

async function line(n) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum = (sum + await add(sum, i)) % 9973;
    return sum;
}

function chain(n) {
    let promise = Promise.resolve(0);
    for (let i = 0; i < n; i++) promise = promise.then((x) => (x + i) % 7919);
    return promise;
}

async function failing(n) {
    let caught = 0;
    for (let i = 0; i < n; i++) {
        try {
            if (i % 2) await Promise.reject(new Error("odd"));
            await i;
        } catch (error) {
            caught += error.message.length;
        }
    }
    return caught;
}

async function crowd(n) {
    const all = await Promise.all(
        Array.from({ length: n }, async (_, i) => (await i) * 2));
    return all.reduce((sum, x) => sum + x, 0);
}

async function main() {
    console.log(await line(25000), await chain(25000));
    console.log(await failing(6000), await crowd(8000));
}
main();
