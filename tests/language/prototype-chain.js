function F() {}
F.prototype.x = 1;
const f = new F();
console.log(f.x, f.hasOwnProperty('x'), F.prototype.isPrototypeOf(f)); // expect: 1 false true
