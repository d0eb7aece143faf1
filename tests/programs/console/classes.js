// Objects of classes, collections inside each other, what stands for a depth.
class A {
    constructor() { this.a = 1; }
    get g() { return 1; }
    static s = 5;
}
class B extends A {
    constructor() { super(); this.b = { c: { d: { e: 1 } } }; }
}
class MyMap extends Map {}
class MySet extends Set {}
class List extends Array {}
class Later extends Promise {}
class Tagged { get [Symbol.toStringTag]() { return 'Tag'; } }
console.log(new A(), new B(), A, B, [new A(), new B()], { x: new A() });
console.log(new MyMap([[1, 2]]), new MySet([1]), List.from([1, 2, 3]), new List());
console.log(new Tagged(), { t: new Tagged() }, Object.create(new Tagged()));
console.log(Later.resolve(1), class {}, class X extends A {}, class extends A {});
console.log(new Map([[{ a: 1 }, new Set([1, [2]])], ['k', new Map()]]), new Set());
console.log(new Map(Array.from({ length: 120 }, (_, i) => [i, i * i])));
console.log(new Set(Array.from({ length: 120 }, (_, i) => 'v' + i)));
const walk = new Map([['a', 1], ['b', { c: 2 }]]);
console.log(walk.entries(), walk.keys(), walk.values());
console.log(new Set([1, 2]).values(), new Set([1, 2]).entries(), [].entries());
const begun = walk.entries();
begun.next();
console.log(begun);
console.log(Promise.resolve({ a: { b: { c: {} } } }), new Promise(() => {}));
const rejected = Promise.reject(3);
rejected.catch(() => {});
console.log(rejected, [rejected]);
console.log((function () { return arguments; })(1, 'a', { b: 1 }));
console.log(Object.assign(new String('ab'), { x: 1 }), Object.assign(new Number(-0), { y: 1 }));
const nothing = Object.create(null);
nothing.x = 1;
nothing[Symbol.toStringTag] = 'T';
console.log(nothing, [nothing], Object.create(A.prototype), Object.create({}));
console.log(A.prototype, B.prototype, Error.prototype, Array.prototype, Map.prototype);
for (const inner of [[], [1], {}, new A(), new Map([[1, 2]]), () => {}, new Date(0),
    Symbol('s'), Object.create(null), nothing]) {
    console.log({ a: { b: { c: inner } } });
}
function self() {}
self.a = 1;
self.self = self;
console.log(self, [self], Object.assign(() => {}, { b: { c: {} } }));
const map = new Map();
map.set(map, map);
const set = new Set();
set.add(set);
console.log(map, set);
