// The line that sets result stands above. Is result set?
let result = 0;

function sum(n) {
  setTimeout(function add() {
    for (let i = 0; i < n; i++) {
      result += i;
    }
  }, 500);
}

sum(10);
console.log(result);
