// Cure 1: what needs the result is handed over as a function.
function sum(n, callback) {
  setTimeout(function add() {
    let result = 0;
    for (let i = 0; i < n; i++) {
      result += i;
    }
    callback(result);
  }, 500);
}

function hello(result) {
  console.log('hello ' + result);
}

sum(10, hello);
console.log('bye');
