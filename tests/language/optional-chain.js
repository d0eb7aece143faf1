const o = { a: null, f: () => 7 };
console.log(o?.a?.b.c.d, o.f?.(), o.g?.(), o?.['a']); // expect: undefined 7 undefined null
