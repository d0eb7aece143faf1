function* g() { yield 1; }
console.log(g(), g, [1][Symbol.iterator](), 'a'[Symbol.iterator]());
console.log(new Map().entries(), Object.entries({}));
(function () { console.log(arguments); })(1, 'x');
