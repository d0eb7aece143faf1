const o = { a: 1, b: 2 };
console.log(delete o.a, delete o.nothing, o); // expect: true true { b: 2 }
