// The timer leaves the track: hello, bye, and only then the sum.
console.log('hello');
function sumThen(n, done) {
    setTimeout(function () {
        let sum = 0;
        for (let i = 0; i < n; i++) {
            sum += i;
        }
        done(sum);
    }, 1000);
}
sumThen(10, function (sum) {
    console.log(sum);
});
console.log('bye');
