// Up to 72 columns (after the start) one line; more breaks.
console.log({ alpha: 'aaaaaaaaaaaa', beta: 'bbbbbbbbbbbb', gamma: 'cccccccccccc', d: 1 });
console.log({ alpha: 'aaaaaaaaaaaa', beta: 'bbbbbbbbbbbb', gamma: 'ccccccccccccccc', de: 12 });
console.log({ alpha: 'aaaaaaaaaaaa', beta: 'bbbbbbbbbbbb', gamma: 'cccccccccccccccc', de: 12 });
console.log({ alpha: 'aaaaaaaaaaaa', beta: 'bbbbbbbbbbbb', gamma: 'ccccccccccccccccc', de: 123 });
for (let n = 55; n < 76; n++) console.log({ key: 'x'.repeat(n) });
for (let n = 55; n < 76; n++) console.log(['x'.repeat(n), 1]);
console.log({ a: { b: { c: {} } }, d: 1 });
console.log({ a: 1, b: { c: 2, d: { e: 3, f: { g: 4 } } } });
console.log({ first: { one: 'xxxxxxxxxxxxxxxxxxxxxxxxxxx', two: 'yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy' }, second: [1, 2, 3] });
