function f() {
    console.log(arguments.length, arguments[1], [...arguments]);
    console.log(Array.prototype.map.call(arguments, (x) => x + 1));
    console.log(arguments);
}
f(1, 2, 3);
const like = { length: 2, 0: 'a', 1: 'b' };
console.log(Array.from(like), Array.prototype.join.call(like, '+'));
Array.prototype.push.call(like, 'c');
console.log(like);
const [first] = Object.entries({ k: 'v' });
console.log(first);
console.log(Array.prototype.concat.call([], [1], like).length);
