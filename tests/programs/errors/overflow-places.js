// The stack of a call too many begins with the function that was called: at its
// first instruction where that has a place, else at its parameters.
const t = (f) => { try { f(); } catch (e) { console.log(e.message, e.stack.split('\n').slice(1, 4).map((l) => l.replace(/^    at |\(?\/.*\//g, '')).join('; ')); } };
function fact(n) {
  return n * fact(n - 1);
}
t(() => fact(3));
function two(n) {
  const x = n + 1;
  return two(x);
}
t(() => two(1));
const arrow = (n) => arrow(n + 1) + 1; t(() => arrow(1));
const short = () => short(); t(short);
const conditional = (n) => n > 1 ? conditional(n) : 1; t(() => conditional(2));
const block = (n) => { return block(n); }; t(() => block(1));
function empty() { empty(); } t(empty);
function f1() { if (1 > 2) return 1; return f1(); } t(f1);
function f2() { while (1 < 2) f2(); } t(f2);
function f3() { for (let i = 0; i < 2; i++) f3(); } t(f3);
function f4() { try { f4(); } finally { } } t(f4);
function f5() { switch (1) { case 1: f5(); } } t(f5);
function f6() { const x = 5, y = f6(); } t(f6);
function f7() { const { x } = f7(); } t(f7);
function f8() { 'use strict'; f8(); } t(f8);
function f9() { throw f9(); } t(f9);
function f10() { { f10(); } } t(f10);
function f11() { do { f11(); } while (1); } t(f11);
function f12() { return { a: f12() }; } t(f12);
function f13() { console.log(f13()); } t(f13);
function f14() { x = f14(); } t(f14);
function f15(a = 1) { f15(); } t(f15);
function f16(...r) { f16(); } t(f16);
function f17() { return new f17(); } t(f17);
function f18() { arguments; f18(); } t(f18);
function f19() { const g = () => this; f19(); } t(f19);
function f20() { let r = 0; r += f20(); return r; } t(f20);
t(() => { class A { static s() { A.s(); } } A.s(); });
t(() => { class A { constructor() { this.x = 1; new A(); } } new A(); });
t(function inner() { return inner() + 1; });
