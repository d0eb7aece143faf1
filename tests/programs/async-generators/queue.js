// Requests wait in a queue: each gets its answer in turn.
async function* numbers() {
    try {
        console.log('started');
        const a = yield 1;
        console.log('a', a);
        const b = yield Promise.resolve(2);
        console.log('b', b);
        yield new Promise(resolve => setTimeout(resolve, 5, 3));
        yield 4;
    } finally {
        console.log('finally');
    }
}
const it = numbers();
const show = name => value => console.log(name, value);
it.next('unseen').then(show('first'));
it.next('A').then(show('second'));
it.next('B').then(show('third'));
it.return('그만').then(show('return'));
it.next().then(show('after'));
it.throw(new Error('late')).catch(error => console.log('throw', error.message));
console.log('queued', it);
