const o = Object.create(null);
o.a = 1;
console.log(o, Object.create(null), { o });
console.log(Object.create({ inherited: 1 }), Object.create(Object.create(null)));
class K {}
console.log(Object.create(new K()), Object.setPrototypeOf({ x: 1 }, K.prototype));
const tagged = { [Symbol.toStringTag]: 'Tag', a: 1 };
console.log(tagged, Object.create(Array.prototype), Object.setPrototypeOf([1, 2], null));
function Old() { this.v = 1; }
console.log(new Old(), Object.create(Old.prototype), [new Old(), new Old()]);
