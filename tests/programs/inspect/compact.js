const util = require('util');
const { inspect } = util;
const L = (v, o) => console.log(inspect(v, o));
for (const compact of [true, false, 0, 1, 2, 3, 10]) { console.log('compact', compact);
L({ a: 1, b: { c: [1, 2, { d: 3 }], e: 'x' }, f: [[1], [2]] }, { compact });
L([{ a: 1, b: 2 }, { a: 3, b: 4 }], { compact });
L({ a: { b: { c: {} } }, d: [] , s:'line1\nline2'}, { compact }); }
