Promise.resolve(1)
    .then((v) => v + 1)
    .then((v) => {
        console.log(v);
        throw new Error('broken at ' + v);
    })
    .then(() => console.log('skipped'))
    .catch((e) => {
        console.log('caught', e.message);
        return 'healed';
    })
    .finally((...args) => {
        console.log('finally', args.length);
        return 'ignored';
    })
    .then((v) => console.log(v));
