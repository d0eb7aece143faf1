// What console.log shows of them, and who inherits from whom.
async function* letters() { yield 'a'; }
const methods = { async *m() {}, async *['computed' + 1]() {}, async *5() {} };
class Box { async *[Symbol.asyncIterator]() { yield 1; } static async *s() {} async *#p() {} p() { return this.#p(); } }
const it = letters();
console.log(letters, it, methods, Box, Box.s, new Box().p());
console.log(String(letters), String(methods.m), Object.prototype.toString.call(it));
console.log(letters.name, letters.length, Object.getOwnPropertyNames(letters), 'prototype' in letters);
const proto = Object.getPrototypeOf(letters.prototype);
console.log(Object.getOwnPropertyNames(proto).sort(), proto.next.length, proto.return.name);
console.log(it instanceof letters, it[Symbol.asyncIterator]() === it, Symbol.iterator in it);
console.log(Object.getPrototypeOf(letters).constructor.name, Object.getPrototypeOf(letters)[Symbol.toStringTag]);
console.log([it, { it }], typeof letters, typeof it);
try { new letters(); } catch (error) { console.log(error.message); }
letters.prototype.extra = 1;
console.log(letters().extra, Object.getPrototypeOf(letters()) === letters.prototype);
letters.prototype = null;
console.log(Object.getPrototypeOf(letters()) === proto);
for (const bad of [{}, 5, function* () {}()]) proto.next.call(bad).catch(error => console.log(error.message));
