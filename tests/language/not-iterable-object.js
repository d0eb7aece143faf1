const o = {};
const [a] = o; // expect error: TypeError: o is not iterable
