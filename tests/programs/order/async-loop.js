async function worker(name, n) {
    for (let i = 0; i < n; i++) {
        console.log(name, i);
        await null;
    }
    return name;
}
Promise.all([worker('가', 3), worker('나', 2), worker('다', 4)]).then((v) => console.log('all', v));
Promise.race([worker('라', 2), worker('마', 1)]).then((v) => console.log('race', v));
Promise.any([Promise.reject(1), worker('바', 1)]).then((v) => console.log('any', v));
Promise.allSettled([Promise.reject(1), 2]).then((v) => console.log('settled', v));
