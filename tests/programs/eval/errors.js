// What V8 says about texts that are no programs.
const tell = make => { try { console.log(make()); } catch (error) { console.log(`${error.name}: ${error.message}`, error instanceof SyntaxError); } };
for (const args of [['/*a', '*/){ return 1'], ['a', '}, function () {'], ['a = super()', ''], ['let let = 1'], ['a b', ''], ['a', 'return 1 -->x'],
    ['return @'], ['a', 'a', '"use strict"'], ['...a', 'b', ''], ['{', '}', ''], ['a', 'yield'], ['a', 'await 1'], ['}'], ['return new.target'], ['return super.x'],
    ['a = 1', '"use strict"'], ['const x'], ['for (let'], ['"\\u{110000}"'], ['`${'], ['#x in y'], ['return return'], ['let a; let a'], ['a => {} + 1']])
    tell(() => String(Function(...args)).length);
for (const text of ['1 +', 'let a; let a', 'var 1', '"abc', 'return 1', 'break', 'a: a: 1', 'new.target', 'super()', 'await 1', 'x = { get a(b) {} }', '({ a: 1, a: 2 }).a', '"use strict"; 010', 'if (', ')', '}', 'let [a]', 'for (const x;;) {}',
    'class A { constructor() {} constructor() {} }', 'function f(a, a) { "use strict" }', 'delete x; "use strict"', '"use strict"; delete x', '1 = 2', '1++', '({a}) = 1', 'yield 1', 'enum', 'import "x"', 'export {}', '\u200b'])
    tell(() => (0, eval)(text));
