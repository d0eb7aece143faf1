// What sloppy code may do: functions in blocks, octals, odd names, labels.
console.log(typeof later); { function later() { return 'later'; } } console.log(typeof later, later());
if (true) function one() { return 1; } else function one() { return 2; } console.log(one());
{ function shadow() { return 'outer'; } { function shadow() { return 'inner'; } } console.log(shadow()); }
switch (1) { case 1: function inSwitch() { return 'switch'; } } console.log(inSwitch());
label: function labelled() { return 'labelled'; } console.log(labelled());
console.log(010, 0777, 08, 09.5, '\101\7\08'.length, '\8', '\x41\u0042\u{43}');
var let1 = 1, yield = 2, async = 3, of = 4, static = 5, await = 6, get = 7, set = 8; var let = 9;
console.log(let1 + yield + async + of + static + await + get + set + let);
var undefined = 1; console.log(undefined); NaN = 1; console.log(NaN);
function args(a) { arguments[0] = 'changed'; return a; } console.log(args('original'));
function dup(a, a) { return a; } console.log(dup(1, 2)); console.log((function () { return typeof this; })(), delete Math, typeof Math);
outer: for (var i = 0; i < 3; i++) { inner: for (;;) { if (i === 1) continue outer; break inner; } console.log('i', i); }
a: b: c: { break b; } x: { y: { break x; } console.log('never'); }
<!-- an old comment
--> another
/* */ --> and one
var n = 3; while (n --> 0); console.log(n);
console.log(escape('한 a'), unescape('%uD55C%20a'), 'abc'.substr(-2, 1), { __proto__: null } instanceof Object);
var f = function fact(n) { fact = null; return n < 2 ? 1 : n * fact(n - 1); }; console.log(f(5));
