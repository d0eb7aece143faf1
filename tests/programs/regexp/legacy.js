const show = () => console.log([RegExp.$1, RegExp.$2, RegExp['$&'], RegExp['$`'], RegExp["$'"], RegExp['$+'], RegExp.$_]);
/b(.)(x)?/.exec('abcd');
show();
console.log(RegExp.lastMatch, RegExp.lastParen, RegExp.leftContext, RegExp.rightContext, RegExp.input, RegExp.$9);
/nothing/.test('abc');
show();
'x1y2'.replace(/[a-z](\d)/g, '');
show();
'한 글'.split(/\s/);
show();
'aXbX'.match(/(X)/g);
show();
/(?:(a)|b)*/.exec('ab');
show();
RegExp.input = 5;
console.log(RegExp.$_, typeof RegExp.input);
RegExp.$1 = 'no';
console.log(RegExp.$1 === 'no');
const d = Object.getOwnPropertyDescriptor(RegExp, '$1');
console.log(typeof d.get, typeof d.set, d.enumerable, d.configurable, d.get.name);
const r = /a/g;
console.log(r.compile('b', 'i') === r, r, r.lastIndex, r.test('B'));
console.log(r.compile(/c/y), r.flags);
try { r.compile(/d/, 'g'); } catch (e) { console.log(e.message); }
try { r.compile('('); } catch (e) { console.log(e.message); }
console.log(r);
