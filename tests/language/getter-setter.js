const o = { get x() { return this.y; }, set x(v) { this.y = v * 2; } };
o.x = 4;
console.log(o.x); // expect: 8
