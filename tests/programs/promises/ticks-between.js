// nextTick drains before promise jobs, and again after them.
Promise.resolve().then(() => {
    console.log('p1');
    process.nextTick(() => console.log('t from p1'));
}).then(() => console.log('p2'));
process.nextTick(() => {
    console.log('t1');
    process.nextTick(() => console.log('t2'));
    Promise.resolve().then(() => console.log('p from t1'));
});
process.nextTick(() => console.log('t3'));
