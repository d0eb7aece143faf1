// What is in the basket before the first line runs?
console.log(add);
console.log(old);

let a = 1;
const b = 2;
var old = 3;
const minus = (x, y) => x - y;
const pair = { a: 1, b: 2 };

function add(x, y) {
  return x + y;
}

console.log(add(a, b));
console.log(minus);
console.log(pair);
console.log(old);
