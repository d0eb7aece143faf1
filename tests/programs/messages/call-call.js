// call and apply of what is no function.
const o = { f: Function.prototype.call, n: 5 };
const { call: c, apply: ap } = Function.prototype;
for (const f of [() => Function.prototype.call.call(1), () => Function.prototype.apply.call(1), () => Function.prototype.call.call({}), () => Function.prototype.call.call(undefined), () => Function.prototype.apply.call('x', 1, []), () => Function.prototype.apply.call('x', 1, null), () => Function.prototype.bind.call(1), () => c(), () => o.f(), () => ap(), () => ap(1, []), () => o.n.call(1), () => o.n.toFixed.call('x'), () => Reflect.apply(1), () => Function.prototype.toString.call(1), () => [1].map.call(5, 5), () => (() => 1).call.call(null, 1)]) {
  try { console.log(f()); } catch (e) { console.log(e.name, e.message); }
}
console.log(Function.prototype.call.call((a, b) => [a, b], 0, 1, 2), Math.max.apply.call(Math.max, null, [1, 3, 2]));
