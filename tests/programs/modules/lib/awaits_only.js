console.log([await 1]);
const list = [await 2, await Promise.resolve(3)];
console.log(list, typeof module);
