// A generator that asks itself, and one that is asked while it waits.
const log = console.log;
let self;
async function* recursive() {
    const mine = self.next();
    log('asked myself', mine);
    yield 1;
    mine.then(value => log('my own answer', value));
    yield 2;
}
self = recursive();
self.next().then(value => log('first', value));
self.next().then(value => log('third in the queue', value));

async function* slow() {
    log('slow begins');
    await new Promise(resolve => setTimeout(resolve, 10));
    log('slow wakes');
    yield '천천히';
}
const waiting = slow();
Promise.all([waiting.next(), waiting.next(), waiting.next()]).then(all => log(all));
waiting.return('stop').then(value => log('stop', value));
