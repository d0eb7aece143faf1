// What has to come after the sum stands inside the callback.
function sum(n, callback) {
  setTimeout(function add() {
    let result = 0;
    for (let i = 0; i < n; i++) {
      result += i;
    }
    callback(result);
  }, 1000);
}

console.log('hello');
sum(10, function show(result) {
  console.log(result);
  console.log('bye');
});
