const util = require('util');
const { inspect } = util;
const L = (v, o) => console.log(inspect(v, o));
class G { get x() { return 5; } set x(v) {} get y() { throw new Error('no'); } set z(v) {} }
const g = { get a() { return { deep: { er: 1 } }; }, set a(v) {}, get b() { return 'str'; }, set c(v) {}, get d() { throw new Error('oops'); } };
for (const o of [false, true, 'get', 'set']) L(g, { getters: o });
L(new G(), { showHidden: true, getters: true });
