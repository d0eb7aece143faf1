// new Function: parameters and body as texts.
const add = new Function('a', 'b', 'return a + b');
console.log(add(1, 2), add.length, add.name, add, String(add));
console.log(String(new Function()), String(Function('x,y', 'z = 3', '...rest', '// 주석\nreturn rest')));
console.log(Function('x,y', 'z = 3', '...rest', 'return [x, y, z, rest]')(1, 2, undefined, 4, 5));
console.log(new Function('return typeof anonymous')(), new Function('return this')() === globalThis, Function('"use strict"; return this')());
console.log(Function('return arguments.length').call(0, 1, 2, 3), new Function('a', 'this.a = a'), new (new Function('a', 'this.a = a'))(5));
const secret = 'closed over'; console.log(Function('return typeof secret')());
console.log(new Function({ toString() { return 'a' } }, { toString() { return 'return a * 2' } })(21));
class Formula extends Function { constructor(text) { super('x', `return ${text}`); } at(...xs) { return xs.map(x => this(x)); } }
const square = new Formula('x * x');
console.log(square(5), square.at(1, 2, 3), square instanceof Formula, square instanceof Function, square.name);
for (const f of [function* () {}, async function () {}, async function* () {}]) {
    const Make = f.constructor;
    console.log(Make.name, Make.length, String(Make('a', 'b', 'return a')), Object.getPrototypeOf(Make) === Function, Make.prototype[Symbol.toStringTag]);
}
const GeneratorFunction = function* () {}.constructor, AsyncFunction = (async () => {}).constructor;
console.log([...new GeneratorFunction('n', 'for (let i = 0; i < n; i++) yield i')(4)]);
new AsyncFunction('p', 'return await p + 1')(Promise.resolve(41)).then(console.log);
const AsyncGenerator = async function* () {}.constructor;
(async () => { for await (const x of AsyncGenerator('yield* [1, 2]; yield "셋"')()) console.log(x); })();
try { Function(Symbol('s')); } catch (error) { console.log(error.message); }
console.log(Reflect.construct(Function, ['return 1'], Array) instanceof Array);
