const { a = 1, b: { c = 2 } = {}, ...rest } = { d: 4, e: 5 };
console.log(a, c, rest); // expect: 1 2 { d: 4, e: 5 }
