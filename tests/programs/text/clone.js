// structuredClone: what it copies, what goes along, and what it refuses.
const s = structuredClone;
const t = (f) => { try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message, e instanceof DOMException); } };
for (const value of [Symbol("a"), () => 1, { a() {} }, class A {}, Promise.resolve(), (function* () {})(), { a: { b: () => {} } }, Object(Symbol()), new Map().entries(), async () => {}]) t(() => s(value));
t(() => s());
t(() => s({ a: 1 }, { transfer: 5 }));
t(() => s({ a: 1 }, { transfer: [{}] }));
t(() => s(1, 5));
t(() => s(1, null));
t(() => { const b = new ArrayBuffer(4); const c = s(b, { transfer: [b] }); return [b.byteLength, c.byteLength]; });
t(() => { const b = new ArrayBuffer(4); return s(b, { transfer: [b, b] }); });
t(() => { const u = new Uint8Array([1, 2, 3, 4]); const c = s({ u, v: u.subarray(1, 3) }); return [c, c.u.buffer === c.v.buffer, c.u.buffer === u.buffer]; });
for (const value of [[1, , 3], new Date(5), new Map([[{}, 1]]), Object(1n), new Boolean(false), new (class A { x = 1; get y() { return 2; } })(), new DataView(new ArrayBuffer(8), 2, 3), Buffer.from("ab"), { get a() { return 1; }, [Symbol()]: 2 }, Object.create({ p: 1 }), new Set([1, [2]]), [undefined, null, NaN, -0, 1n], new (class extends Array {})(3), new Float64Array([1.5])]) t(() => s(value));
t(() => { const o = { list: [] }; o.o = o; o.list.push(o.list); const c = s(o); return [c.o === c, c.list[0] === c.list, c !== o]; });
t(() => { const e = s(new TypeError("x", { cause: { a: 1 } })); return [e.name, e.message, e.cause, e instanceof TypeError, Object.getOwnPropertyNames(e).sort()]; });
t(() => { const e = new Error("q"); e.name = "Custom"; e.extra = 1; const c = s(e); return [c.name, c.extra, Object.getPrototypeOf(c) === Error.prototype]; });
t(() => { class E extends RangeError {} const c = s(new E("z")); return [c.name, c.constructor.name, c.stack.split("\n")[0]]; });
t(() => { const a = [1]; a.x = 2; return s(a); });
