const s = 'Hello, World';
console.log(s.length, s[0], s.at(-1), s.charAt(20), s.charCodeAt(1), s.codePointAt(0));
console.log(s.toUpperCase(), s.toLowerCase(), s.slice(-5), s.slice(2, 4), s.substring(4, 1));
console.log(s.indexOf('o'), s.lastIndexOf('o'), s.includes('World'), s.indexOf('zz'));
console.log(s.startsWith('Hell'), s.endsWith('d'), s.startsWith('World', 7));
console.log(s.split(', '), 'a-b-c'.split('-', 2), 'abc'.split(''), ''.split(','));
console.log('  trim '.trim() + '|', '  x '.trimStart() + '|', ' x '.trimEnd() + '|');
console.log('5'.padStart(3, '0'), 'ab'.padEnd(6, 'xyz'), 'ab'.repeat(3));
console.log('a.b.c'.replace('.', '!'), 'a.b.c'.replaceAll('.', '!'));
console.log('x'.concat(1, null), 'b' > 'a', 'a' < 'B', 'abc'.localeCompare('abd'));
console.log('cost: $5'.replace('$5', (m) => `<${m}>`), 'aXb'.replace('X', '[$&]'));
try {
    'x'.repeat(-1);
} catch (e) {
    console.log(e.name, e.message);
}
console.log(String.fromCharCode(72, 105), String.fromCodePoint(128512));
console.log('a\tb\\n\u0041\x42\u{43}', 'it\'s', "say \"x\"");
