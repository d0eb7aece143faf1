const o = { inner: null };
console.log(o.inner?.x); // expect: undefined
o.inner.x; // expect error: TypeError: Cannot read properties of null (reading 'x')
