const util = require('util');
const p = util.promisify((a, b, cb) => cb(null, a + b)); p(1, 2).then(console.log);
util.promisify((cb) => cb(new Error('bad')))().catch((e) => console.log(e.message));
const withCustom = () => {}; withCustom[util.promisify.custom] = () => Promise.resolve('custom');
util.promisify(withCustom)().then(console.log);
console.log(util.promisify(withCustom) === withCustom[util.promisify.custom]);
class Klass { constructor() { this.v = 7; this.m = util.promisify(this.m); } m(cb) { cb(null, this.v); } } new Klass().m().then(console.log);
