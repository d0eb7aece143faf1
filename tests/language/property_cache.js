// What was looked up before must not be believed once it has changed.
function F() {}
F.prototype = { length: 5 };
const lengths = [new F(), new F(), Object.setPrototypeOf([1, 2], F.prototype),
    Object.setPrototypeOf(new String("한글"), F.prototype)];
console.log(lengths.map((o) => o.length).join()); // expect: 5,5,2,2

function get(o) {
    return o.x;
}
function set(o, value) {
    o.x = value;
}
class Base {}
class Point extends Base {
    constructor(x) {
        super();
        this.x = x;
    }
}
set(new Point(1), 2);
set(new Point(1), 3);
console.log(get(new Point(4)), get(new Point(5))); // expect: 4 5

// A setter appears on the chain where the assignment was remembered.
class Box {}
function fill(box) {
    box.x = 1;
    return Object.keys(box).join();
}
console.log(fill(new Box()), fill(new Box())); // expect: x x
let caught = 0;
Object.defineProperty(Object.prototype, "x", {
    set(value) { caught += value; },
    get() { return "inherited"; },
    configurable: true,
});
console.log(fill(new Box()), caught, get(new Box())); // expect:  1 inherited
delete Object.prototype.x;
console.log(fill(new Box()), get(new Box())); // expect: x undefined

// A value becomes read only, an accessor, or goes.
const o = { x: 1 };
set(o, 2);
set(o, 3);
Object.defineProperty(o, "x", { writable: false });
set(o, 4);
console.log(get(o)); // expect: 3
Object.defineProperty(o, "x", { get() { return "got"; } });
console.log(get(o), get(o)); // expect: got got
delete o.x;
Object.setPrototypeOf(o, { get x() { return this.y; } });
o.y = 7;
console.log(get(o), get(o), get({ x: 8 })); // expect: 7 7 8

// What may not grow does not.
const frozen = [{}, {}, Object.preventExtensions({}), Object.freeze({})];
frozen.forEach((o) => set(o, 1));
console.log(frozen.map((o) => get(o)).join()); // expect: 1,1,,

// A prototype's method is replaced, and shadowed.
class Animal {
    say() { return "..."; }
}
const cat = new Animal(), dog = new Animal();
const say = (animal) => animal.say();
console.log(say(cat), say(dog)); // expect: ... ...
Animal.prototype.say = () => "hm";
dog.say = () => "멍멍";
console.log(say(cat), say(dog), say(new Animal())); // expect: hm 멍멍 hm
Object.setPrototypeOf(Animal.prototype, { walk: () => "tap" });
console.log([cat, dog].map((a) => a.walk()).join()); // expect: tap,tap

// An error and a plain object of one shape.
class Oops extends Error {}
const plain = Object.create(Oops.prototype), oops = new Oops("a");
for (const e of [plain, plain, oops]) e.message = "b";
console.log(plain.message, oops.message); // expect: b b

// An object that becomes a prototype keeps what it had.
const parent = {};
set(parent, 1);
const child = Object.create(parent);
console.log(get(child)); // expect: 1
parent.z = 1;
set(parent, 2);
console.log(get(child), child.z); // expect: 2 1

// More properties than fit into the object.
function Many() {
    for (let i = 0; i < 9; i++) this["p" + i] = i;
}
new Many();
console.log(new Many().p8, Object.keys(new Many()).length); // expect: 8 9
console.log(-1 >>> 0, 1e20 | 0, 4294967297.5 | 0, -4294967295 | 0); // expect: 4294967295 1661992960 1 1
console.log(2 ** 63 | 0, -(2 ** 63) >> 1, 1e300 & 7, NaN ^ 5); // expect: 0 0 0 5
