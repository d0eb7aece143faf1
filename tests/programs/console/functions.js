function named() {}
class A {}
class B extends A {}
function withProps() {}
withProps.a = 1;
withProps.b = { c: 2 };
A.count = 3;
console.log(named, () => {}, async () => {}, function* g() {}, async function h() {}, A, B);
console.log(withProps, A, [named, A], { named, B, m() {} });
console.log(class {}, class extends A {}, Object, Array.prototype.push, console.log);
const o = { f: function () {}, ['comp' + 1]: () => {}, get g() { return 1; } };
console.log(o);
function nameless() {}
Object.defineProperty(nameless, 'name', { value: '' });
console.log(nameless, named.bind(null), Math.max, Symbol, parseInt);
console.log(Object.create(A.prototype), new A(), new (class {})(), new (class Foo extends B {})());
