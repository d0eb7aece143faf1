Promise.resolve('through').then(null, null).then(undefined)
    .then((v) => console.log(v));
Promise.reject(new Error('too')).then((v) => v).then((v) => v)
    .catch((e) => console.log(e.message));
try {
    Promise();
} catch (e) {
    console.log(e.message);
}
try {
    new Promise(5);
} catch (e) {
    console.log(e.message);
}
