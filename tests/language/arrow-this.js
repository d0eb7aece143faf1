const o = { n: 1, f() { return [1].map(() => this.n); } };
console.log(o.f()); // expect: [ 1 ]
