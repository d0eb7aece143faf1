// What the calls of a stack answer.
Error.prepareStackTrace = (e, sites) => sites;
function sloppy() { return new Error('x').stack[0]; }
function strict() { 'use strict'; return new Error('x').stack[0]; }
const o = { sloppy, strict };
for (const s of [o.sloppy(), o.strict(), sloppy(), strict(), (0, eval)('new Error("e").stack')[0], new Function('return new Error("f").stack')()[0], [1].map(() => new Error('m').stack)[0][1]]) {
  console.log(s.getThis() === o, s.getThis() === globalThis, typeof s.getFunction(), s.getFunction() === sloppy, s.isEval(), s.getEvalOrigin()?.replace(__dirname, ''), s.isNative(), s.isToplevel(), s.isConstructor(), s.getTypeName(), s.getFunctionName(), s.getMethodName(), s.isAsync(), s.isPromiseAll(), s.getPromiseIndex(), s.getScriptNameOrSourceURL?.()?.replace(__dirname, ''), s.getFileName()?.replace(__dirname, ''));
}
// Strict code and the engine's own hide what has called them.
function all() { return new Error('x').stack.filter((s) => !/^node:/.test(s.getFileName())).slice(0, 3).map((s) => [typeof s.getThis(), typeof s.getFunction(), s.isEval(), s.getTypeName(), `${s}`.replace(__dirname, '')].join(' ')); }
class Strict { constructor() { this.sites = all(); } run() { return all(); } }
console.log(all(), new Strict().sites, new Strict().run(), [1].map(all)[0]);
globalThis.all = all;
console.log((0, eval)('all()'), new Function('return all()')(), (0, eval)('(function inside() { return all(); })')());
(async () => { await null; return inner(); async function inner() { await null; console.log(all()); } })();
setTimeout(() => console.log(all()));
