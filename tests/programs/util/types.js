const util = require('util');
function Old() {} function Base() {} Base.prototype.hi = function () { return '안녕'; };
util.inherits(Old, Base);
console.log(new Old().hi(), Old.super_ === Base, new Old());
const t = util.types;
const samples = { args: (function () { return arguments; })(), async: async () => {}, gen: function* () {}, genObj: (function* () {})(), date: new Date(), map: new Map(), set: new Set(), mi: new Map().keys(), si: new Set().keys(), err: new Error(), num: new Number(1), str: new String(''), bool: new Boolean(0), sym: Object(Symbol()), big: Object(1n), prom: Promise.resolve(), proxy: new Proxy({}, {}), u8: new Uint8Array(1), buf: Buffer.from(''), plain: {}, prim: 1 };
