// The same program with 0 instead of 1000. Is 45 first now?
function sum(n, callback) {
  setTimeout(function add() {
    let result = 0;
    for (let i = 0; i < n; i++) {
      result += i;
    }
    callback(result);
  }, 0);
}

console.log('hello');
sum(10, function show(result) {
  console.log(result);
});
console.log('bye');
