const later = (ms, v) => new Promise((r) => setTimeout(r, ms, v));
const fails = (ms, m) =>
    new Promise((_, reject) => setTimeout(() => reject(new Error(m)), ms));
Promise.all([later(30, 'a'), later(10, 'b'), 'c']).then((v) => console.log(v));
Promise.all([]).then((v) => console.log('empty', v));
Promise.all([later(5, 1), fails(8, 'all')]).catch((e) =>
    console.log('all', e.message));
Promise.race([later(40, 'slow'), later(20, 'fast')]).then((v) =>
    console.log('race', v));
Promise.any([fails(3, 'x'), later(25, 'any')]).then((v) =>
    console.log('any', v));
Promise.any([fails(1, 'x'), fails(2, 'y')]).catch((e) =>
    console.log(e.name, e.message, e.errors.length));
Promise.allSettled([later(50, 1), fails(1, 'z'), 3]).then((list) => {
    for (const one of list) {
        console.log(one.status, one.value, one.reason && one.reason.message);
    }
});
