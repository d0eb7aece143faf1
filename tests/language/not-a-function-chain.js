const o = { a: { b: 1 } };
o.a.b(); // expect error: TypeError: o.a.b is not a function
