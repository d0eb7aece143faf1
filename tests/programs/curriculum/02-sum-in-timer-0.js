console.log('hello');
function sum(n, callback) {
    setTimeout(() => {
        let total = 0;
        for (let i = 0; i < n; i++) total += i;
        callback(total);
    }, 0);
}
sum(10, (result) => console.log(result));
console.log('bye');
