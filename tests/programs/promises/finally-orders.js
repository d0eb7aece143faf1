const log = (...words) => console.log(...words);
Promise.reject(new Error('kept'))
    .finally(() => log('finally 1'))
    .catch((e) => log('caught', e.message));
Promise.resolve('value')
    .finally(() => {
        throw new Error('from finally');
    })
    .then(log, (e) => log('replaced by', e.message));
Promise.resolve('waits')
    .finally(() => new Promise((r) => setTimeout(r, 10)))
    .then((v) => log(v));
Promise.resolve().then(() => log('micro a')).finally(() => log('micro b'))
    .then(() => log('micro c'));
