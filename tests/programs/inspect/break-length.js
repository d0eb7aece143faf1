const util = require('util');
const { inspect } = util;
const L = (v, o) => console.log(inspect(v, o));
for (const breakLength of [10, 40, 60, 72, 76, 80, 120, Infinity]) { console.log('break', breakLength);
L({ name: 'Loopline', kind: 'simulator', tags: ['event', 'loop', 'socket'], n: 1, nested: { a: 'aaaaaaaaaa', b: 'bbbbbbbbbbbbbbbb' } }, { breakLength });
L(Array.from({ length: 30 }, (_, i) => i * i), { breakLength });
L('a long string with words that is longer than the break length of lines\nsecond line of it', { breakLength });
L(['short', 'a long string with words that is longer than the break length\nsecond'], { breakLength }); }
