const steps = [];
Promise.resolve(1)
    .then((v) => { steps.push(v); throw new Error('둘'); })
    .then(() => steps.push('never'), (e) => { steps.push(e.message); return 3; })
    .then((v) => { steps.push(v); return Promise.reject(new Error('넷')); })
    .finally(() => { steps.push('finally'); return 'ignored'; })
    .catch((e) => { steps.push(e.message); throw e; })
    .catch((e) => { steps.push('again ' + e.message); })
    .then((v) => { steps.push(v); console.log(steps); });
Promise.all([1, Promise.reject(new Error('all'))]).catch((e) => console.log(e.message));
Promise.any([Promise.reject(1), Promise.reject(2)]).catch((e) => console.log(e.constructor.name, e.errors, e.message));
Promise.race([]).then(() => console.log('never'));
