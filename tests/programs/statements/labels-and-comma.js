let i, j;
for (i = 0, j = 5; i < j; i++, j--) ;
console.log(i, j);
const r = (console.log('first'), console.log('second'), 'last');
console.log(r);
a: b: for (;;) { break a; }
let x = 0;
x = x++ + x++;
console.log(x);
debugger;
console.log(((a, b) => a + b)(1, 2), (() => ({}))(), (() => {})());
var { length } = [1, 2, 3], [q = length] = [];
console.log(length, q);
