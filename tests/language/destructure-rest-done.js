// What is left of an iterator that had ended before is nothing.
const [a, ...b] = [];
console.log(a, b); // expect: undefined []
const [c, d, ...e] = [1];
console.log(c, d, e); // expect: 1 undefined []
let f, g;
[f, , ...g] = 'x';
console.log(f, g); // expect: x []
function last([first, ...others]) {
  return first === undefined ? others : last(others);
}
console.log(last([1, 2])); // expect: []
let asked = 0;
const endless = { [Symbol.iterator]: () => ({ next: () => ({ done: ++asked > 0 }) }) };
const [h, i, ...j] = endless;
console.log(h, i, j, asked); // expect: undefined undefined [] 1
