const { setTimeout: sleep } = require('node:timers/promises');
const fs = require('node:fs');
process.on('uncaughtException', function uncaught(error) {
    console.log('uncaught', error.message);
});
process.on('unhandledRejection', function unhandled(reason) {
    console.log('unhandled', reason.message);
});
async function reads() {
    const text = await fs.promises.readFile(__filename, 'utf8');
    console.log(text.length > 10);
    const both = await Promise.all([sleep(30, 'a'), sleep(40, 'b')]);
    console.log(both.join());
    for await (const part of parts())
        console.log(part);
}
async function* parts() {
    yield 'one';
    await sleep(5);
    yield 'two';
}
setTimeout(function throws() {
    Promise.reject(new Error('left alone'));
    throw new Error('thrown');
}, 10);
reads();
console.log('main');
