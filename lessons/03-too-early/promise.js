// Cure 2: sum returns at once, and what it returns is a promise.
function sum(n) {
  return new Promise(function start(resolve) {
    console.log('start');
    setTimeout(function add() {
      let result = 0;
      for (let i = 0; i < n; i++) {
        result += i;
      }
      resolve(result);
    }, 500);
  });
}

const promise = sum(10);
console.log(promise);
promise.then(function hello(result) {
  console.log('hello ' + result);
});
console.log('bye');
