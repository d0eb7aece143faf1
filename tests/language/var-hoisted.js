console.log(v); // expect: undefined
var v = 1;
console.log(v); // expect: 1
