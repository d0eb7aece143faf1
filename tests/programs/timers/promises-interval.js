const { setInterval: every, setTimeout: sleep } = require('timers/promises');
(async () => {
    let n = 0;
    for await (const value of every(5, '틱')) {
        console.log(value, ++n);
        if (n === 3) break;
    }
    const controller = new AbortController();
    try {
        for await (const value of every(5, n, { signal: controller.signal })) {
            console.log('until aborted', value);
            controller.abort();
        }
    } catch (error) {
        console.log(error.name, error.code);
    }
    const ticks = every(5, 'held');
    console.log(await ticks.next());
    await sleep(40);
    console.log(await ticks.next(), await ticks.next());
    console.log(await ticks.return('bye'), await ticks.next());
    await every('x').next().catch((error) => console.log(error.code, error.message));
    console.log('end');
})();
