// With 0 instead of 1000 the order is the same.
console.log('hello');
function sumThen(n, done) {
    setTimeout(() => {
        let sum = 0;
        for (let i = 0; i < n; i++) sum += i;
        done(sum);
    }, 0);
}
sumThen(10, (sum) => console.log(sum));
console.log('bye');
