// Tagged templates: cached arrays, raw text, invalid escapes.
const tag = (strings, ...values) => [strings, strings.raw, values];
const twice = [1, 2].map(n => tag`a${n}b\n`);
console.log(twice[0][0] === twice[1][0], tag`a` === tag`a`, Object.isFrozen(twice[0][0]), Object.isFrozen(twice[0][0].raw));
console.log(tag`\u{1F600}\x41\
끝`, tag`\unicode \xg ${1} \u{zz} \01`);
console.log(String.raw`C:\new\${1}${2}`, `nested ${`in ${`three ${1 + 2}`}`}`);
const chain = s => chain2 => [...s, ...chain2]; console.log(chain`a``b`, ((s, v) => s.raw.join(v))`x${'|'}y`);
const o = { t(s) { return [this === o, s[0]]; }, get g() { return s => s.raw[0]; } }; console.log(o.t`method`, o['t']`index`, o.g`\g`);
console.log(new (class { constructor() { this.s = tag`c`[0][0]; } })().s, typeof tag`x`, (() => tag)()`z`[0]);
function makes() { return (strings => strings)`same`; } console.log(makes() === makes());
console.log(`${{ toString: () => 'text', valueOf: () => 'value' }}`, `${[1, [2, 3]]}`, `한${'글'}`);
try { `${Symbol('s')}`; } catch (e) { console.log(e.message); }
