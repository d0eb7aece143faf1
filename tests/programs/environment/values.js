// process.env: its values are strings, whatever was put in.
process.env.NUMBER = 5;
process.env.UNDEFINED = undefined;
process.env.NULL = null;
process.env.OBJECT = { toString() { return 'from toString'; } };
process.env.LIST = [1, 2];
process.env['7x'] = true;
console.log([process.env.NUMBER, process.env.UNDEFINED, process.env.NULL, process.env.OBJECT, process.env.LIST, process.env['7x'], process.env.NOWHERE]);
console.log(typeof process.env.NUMBER, 'NUMBER' in process.env, 'NOWHERE' in process.env, Object.keys(process.env).includes('LIST'));
console.log(delete process.env.NUMBER, delete process.env.NOWHERE, 'NUMBER' in process.env, process.env.NUMBER);
for (const [name, bad] of [['symbol value', () => { process.env.S = Symbol('s'); }], ['symbol key', () => { process.env[Symbol('k')] = 1; }],
  ['getter', () => Object.defineProperty(process.env, 'G', { get() { return 1; } })],
  ['hidden', () => Object.defineProperty(process.env, 'H', { value: 'x' })],
  ['object', () => { process.env.O = { toString() { throw new RangeError('mine'); } }; }]]) {
  try { console.log(name, bad()); } catch (e) { console.log(name, e.name, e.code, e.message); }
}
Object.defineProperty(process.env, 'D', { value: 12, configurable: true, enumerable: true, writable: true });
console.log(process.env.D, typeof process.env.D, process.env.hasOwnProperty('D'), process.env[Symbol('x')], process.env.toString());
console.log(Object.getOwnPropertyDescriptor(process.env, 'D'), Object.getOwnPropertyDescriptor(process.env, 'NOWHERE'));
process.env.n ||= 0; process.env.n += 1;
console.log(process.env.n, { ...process.env }.D, JSON.parse(JSON.stringify(process.env)).LIST);
const before = process.env;
process.env = { ...process.env, X: 5 };
console.log(process.env.X, before.X, Object.assign(before, { Y: 1.5 }).Y);
console.log(Object.prototype.toString.call(before), Reflect.set(before, 'R', 3), before.R, Reflect.deleteProperty(before, 'R'), Reflect.has(before, 'R'));
for (const k in before) if (k === 'D') console.log('listed');
const { LIST, D = 'none', NOPE = 'default' } = before; console.log(LIST, D, NOPE);
