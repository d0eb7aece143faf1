// What happens between two turns of a for await loop, tick by tick.
async function* count(name, to) {
    for (let i = 0; i < to; i++) {
        console.log(name, 'yields', i);
        yield i;
        console.log(name, 'goes on');
    }
    console.log(name, 'returns');
    return 'end';
}

async function read(name) {
    for await (const value of count(name, 3)) console.log(name, 'got', value);
    console.log(name, 'over');
}

function ticks(n) {
    let promise = Promise.resolve();
    for (let i = 1; i <= n; i++) promise = promise.then(() => console.log('tick', i));
}

read('가');
read('나');
ticks(16);
setTimeout(() => console.log('timeout'), 0);
process.nextTick(() => console.log('nextTick'));
