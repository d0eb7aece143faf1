function f(a) {
    arguments[0] = 'changed';
    return a;
}
console.log(f('original'));
Object.freeze([]).x = 1;
(5).x = 1;
console.log(delete Object.prototype, delete f.nothing);
console.log((function () { return this === globalThis; })());
({ get x() { return 1; } }).x = 2;
var a = 1;
var a;
var a = a + 1;
console.log(a, 010, '\101');
if (true) { function inBlock() { return 'visible outside'; } }
console.log(inBlock());
function dup(x, x) { return x; }
console.log(dup(1, 2));
