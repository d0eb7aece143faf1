// A text that was compiled has no file.
const sum = new Function("a", "b", "return a.x.y + b");
console.log(sum({ x: { y: 1 } }, 2));
sum({}, 2);
