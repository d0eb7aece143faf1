// The value of a text is the value of its last statement that has one.
const run = eval;
for (const text of ['1 + 1', '1; if (0) 2', '1; if (1) 2; else 3', '1; var x = 2', '"use strict"; 5', '{}', '{ 1 }', '',
    'try { 1 } finally { 2 }', 'try { throw 1 } catch (e) { e + 1 } finally { 3 }', '3; L: try { 4 } finally { 5; break L }',
    'switch (1) { case 1: 7; break; default: 8 }', 'function f() {}', 'class A {}', 'let z = 1; z', '1;;;', 'a: { 5; break a; }',
    'for (var i = 0; i < 3; i++) i * 10', '1; do { 2; continue } while (0)', '1; do { break } while (0)', 'while (0);',
    '1; try {} catch {}', 'for (let k of [1, 2, 3]) { if (k === 2) break; k }', '`한글 ${1 + 1}`', '({ a: 1 })', '"문자열"'])
    console.log(JSON.stringify(text), '=>', run(text));
console.log(run(5), run(), run({ not: 'text' }), run.length, run.name, eval === globalThis.eval);
