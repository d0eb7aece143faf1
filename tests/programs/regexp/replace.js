console.log('abcabc'.replace(/b/, 'X'), 'abcabc'.replace(/b/g, 'X'), 'abc'.replace(/x/g, 'y'));
console.log('abc'.replace(/b/, "[$`|$&|$'|$$|$1|$0]"));
console.log('2024-05-17'.replace(/(\d+)-(\d+)-(\d+)/, '$3/$2/$1'));
console.log('2024-05'.replace(/(?<y>\d+)-(?<m>\d+)/, '$<m>.$<y>.$<none>.$<y'));
console.log('abcdefghijkl'.replace(/(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)/, '$10-$11-$12-$1-$01-$00-$99'));
console.log('aaa'.replace(/a*?/g, '-'), 'abc'.replace(/(?:)/g, '-'), '한글'.replace(/(?:)/gu, '.'));
console.log('John Smith'.replace(/(\w+)\s(\w+)/, '$2, $1'), 'x'.replace(/x/, '$'), 'x'.replace(/x/, '$$$'));
console.log('aBc'.replace(/[a-z]/gi, (m) => m === m.toUpperCase() ? m.toLowerCase() : m.toUpperCase()));
console.log('a1b22'.replace(/([a-z])(\d+)/g, (...args) => JSON.stringify(args)));
console.log('k=v'.replace(/(?<key>\w)=(?<value>\w)/, (...args) => {
    const groups = args.at(-1);
    return `${groups.value}=${groups.key} ${args.length}`;
}));
console.log('abc'.replace(/b/, () => '$&'), 'abc'.replace(/b/, () => undefined), 'abc'.replace(/b/, 5));
console.log('x-y_z'.replace(/[-_](\w)/g, (_, c) => c.toUpperCase()), 'fooBarBaz'.replace(/[A-Z]/g, (c) => '-' + c.toLowerCase()));
console.log('a.b.c'.replaceAll('.', '$&!'), 'aXbX'.replaceAll(/x/gi, (m, at) => at), 'aa'.replaceAll('a', (m, i, s) => s + i));
try { 'a'.replaceAll(/a/, ''); } catch (e) { console.log(e.message); }
console.log('  trim me '.replace(/^\s+|\s+$/g, ''), JSON.stringify('a\tb\nc'.replace(/\s/g, ' ')));
const r = /a/g;
r.lastIndex = 2;
console.log('aaaa'.replace(r, 'b'), r.lastIndex);
let calls = 0;
console.log('abcd'.replace(/./g, (m) => { calls++; return 'z'.replace(/z/, m + m); }), calls);
try { 'abc'.replace(/b/, () => { throw new Error('from inside'); }); } catch (e) { console.log(e.message); }
console.log('안녕 세상'.replace(/(\S+) (\S+)/, '$2 $1'), '가나다'.replace(/나/, (m) => `[${m}]`));
console.log('abc'.replace(/(b)(x)?/, '[$1$2]'), 'abc'.replace(/(b)(x)?/, (...a) => String(a)));
