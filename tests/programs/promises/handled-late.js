// Handled in the same turn, after it was rejected: no report.
const p = Promise.reject(new Error('late'));
process.nextTick(() => {
    p.catch((e) => console.log('caught in a tick:', e.message));
});
const q = Promise.reject(new Error('micro'));
Promise.resolve().then(() => q.catch((e) => console.log('in a micro:', e.message)));
