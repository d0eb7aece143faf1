// What a program overwrites breaks only itself: the console goes on.
Array.prototype.map = null;
Array.prototype.join = null;
String.prototype.indexOf = () => { throw 2; };
String.prototype.replace = null;
String.prototype.split = null;
Object.keys = null;
Object.getOwnPropertyNames = null;
Map.prototype.entries = null;
Symbol.prototype.toString = null;
Number.prototype.toString = null;
Math.sqrt = null;
console.log([1, 2, 3], { a: [1, { b: 2 }] }, new Map([[1, 2]]), '%s', 5, new Array(8));
console.log('%s %d %o', 'a', 1, [1]);
console.log([1, 2, 3, 4, 5, 6, 7, 8, 9], Symbol('q'), -0, new Set([[]]));
