function greet(name) {
    greet.calls = (greet.calls || 0) + 1;
    return 'hi ' + name;
}
greet('a');
greet('b');
console.log(greet.calls, greet, greet.name, greet.length, typeof greet);
const fns = { greet, other: greet, anonymous: () => {}, method() {}, async later() {}, *gen() {} };
console.log(fns);
console.log(fns.greet === fns.other, fns.anonymous.name);
const bound = greet.bind(null, 'c');
console.log(bound(), bound.name, greet.apply(null, ['d']), greet.call(null, 'e'));
console.log(greet.toString());
console.log(((a, b = 1, ...c) => a).toString(), (function (a, b) {}).length, ((a, b = 1) => a).length);
const compose = (...f) => (x) => f.reduceRight((v, g) => g(v), x);
console.log(compose((x) => x + 1, (x) => x * 2)(5));
(function again(n) {
    if (n > 0) again(n - 1);
    else console.log('named expression', typeof again);
})(3);
