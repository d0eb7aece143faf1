// timers/promises against the callbacks, and util.promisify.
const { setTimeout: sleep, setImmediate: soon, scheduler } =
    require('timers/promises');
const { promisify } = require('util');

process.nextTick(() => console.log('tick'));
setImmediate(() => console.log('immediate'));
(async () => {
    console.log(await soon('awaited immediate'));
    setTimeout(() => console.log('timeout 10'), 10);
    console.log(await sleep(40, 'awaited 40'));
    console.log(await promisify(setTimeout)(3, 'promisified'));
    console.log(await promisify(setImmediate)('한 번'));
    await scheduler.wait(4);
    console.log('waited');
    await scheduler.yield();
    console.log('yielded');
    console.log(promisify(setTimeout) === sleep, scheduler);
    try {
        new scheduler.constructor();
    } catch (error) {
        console.log(error.code, error.message);
    }
    sleep(100000, 0, { ref: false }).then(() => console.log('never'));
})();
console.log(require('timers').promises === require('timers/promises'));
