// A thenable costs one more turn, a promise returned two more.
Promise.resolve().then(() => {
    console.log('start');
    return { then(resolve) {
        console.log('then called');
        resolve('thenable');
    } };
}).then((v) => console.log(v));
Promise.resolve().then(() => Promise.resolve('promise'))
    .then((v) => console.log(v));
let p = Promise.resolve();
for (let i = 1; i <= 6; i++) p = p.then(() => console.log('turn', i));
