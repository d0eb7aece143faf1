function sum(n) {
    return new Promise((resolve, reject) => {
        setTimeout(() => {
            if (n < 0) reject(new RangeError('음수'));
            let result = 0;
            for (let i = 0; i < n; i++) result += i;
            resolve(result);
        }, 10);
    });
}
const promise = sum(10);
console.log(promise);
promise.then((result) => {
    console.log(result, promise);
    return sum(5);
}).then(console.log).then(() => sum(-1)).catch((error) => console.log(error.message)).finally(() => console.log('끝'));
(async () => {
    console.log('await 앞');
    console.log('await', await sum(4));
    try {
        await sum(-1);
    } catch (error) {
        console.log('잡음:', error.name);
    }
})();
console.log('밖');
