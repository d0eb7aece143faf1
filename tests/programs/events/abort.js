// A signal ends what waits for it; a program can ask it, too.
const { setTimeout: sleep, setImmediate: soon } = require('timers/promises');

async function work(signal) {
    for (let i = 1; i <= 5; i++) {
        signal.throwIfAborted();
        console.log('작업', i);
        await sleep(40, null, { signal });
    }
}

(async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 100);
    await work(controller.signal).catch((error) => {
        console.log(error.name, error.code, error.message);
        console.log(error.cause === controller.signal.reason);
    });
    console.log(await sleep(5, '값'), await soon('now'));
    const signal = AbortSignal.any([
        new AbortController().signal,
        AbortSignal.timeout(12),
    ]);
    const alive = setTimeout(() => {}, 100);
    try {
        await sleep(1000, null, { signal });
    } catch (error) {
        console.log(error.name, error.cause.name, signal.aborted);
    }
    for (const bad of [
        () => sleep('1'),
        () => sleep(1, 0, 5),
        () => sleep(1, 0, { signal: 1 }),
        () => sleep(1, 0, { ref: 1 }),
        () => soon(0, { signal: AbortSignal.abort() }),
    ]) {
        await bad().catch((error) => console.log(error.code, error.message));
    }
})();
