// What goes through a long text is done in several slices, and comes to the
// same as with a short one.
const digest = (text) => {
    let sum = 0;
    const step = text.length > 400 ? 397 : 1;
    for (let i = 0; i < text.length; i += step)
        sum = (sum * 31 + text.charCodeAt(i)) % 1000003;
    return text.length + ' ' + sum + ' ' + JSON.stringify(text.slice(-6));
};
const show = (name, text) => console.log(name, digest(text));

const ascii = 'The quick brown Fox '.repeat(10000);
const korean = '한글 Straße é '.repeat(15000);
show('upper', ascii.toUpperCase());
show('lower', ascii.toLowerCase());
show('upper', korean.toUpperCase());
show('lower', korean.toLocaleLowerCase());
show('sigma', ('ΑΣ ΑΣΑ '.repeat(12000)).toLowerCase());
for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD'])
    show(form, korean.normalize(form));
show('composed', korean.normalize('NFD').normalize('NFC'));
show('jamo', '\u1112\u1161\u11ab'.repeat(30000).normalize('NFC'));
show('marks', ('q' + '\u0301\u0316'.repeat(40000)).normalize('NFD'));

show('repeat', 'abc'.repeat(50000));
show('repeat', '한a'.repeat(40001));
show('repeat', ascii.repeat(3));
show('padEnd', 'x'.padEnd(100003, 'abcdefg'));
show('padStart', 'x'.padStart(100003, '한글'));
show('padStart', 'x'.padStart(9, 'abc') + 'y'.padEnd(2.9, 'z'));

show('replaceAll', ascii.replaceAll('o', '00'));
show('replaceAll', ascii.replaceAll('', '-'));
show('replaceAll', ascii.replaceAll(' ', '<$&$$>'));
show('replace', ascii.replace('Fox ', '[$&]'));
show('replaceAll', korean.replaceAll('ß', 'ss'));
for (const parts of [ascii.split(' '), ascii.split('').slice(0, 30000),
    ascii.split(' ', 9000), korean.split('é '), ascii.split('', 8192)])
    console.log('split', parts.length, parts[0], parts[8191], parts.at(-1));

// A search that begins again and again.
const many = 'a'.repeat(300000);
const part = 'a'.repeat(150000);
console.log(many.indexOf(part + 'b'), many.lastIndexOf('b' + part),
    many.includes(part), many.indexOf(part, 5), many.lastIndexOf(part),
    (many + 'b').indexOf(part + 'b'), ('b' + many).lastIndexOf('b' + part),
    many.split(part + 'b').length, many.split(part).length,
    many.replaceAll(part, 'x'), many.replace(part + 'b', '').length);

console.log(ascii.localeCompare(ascii), ascii.localeCompare(ascii + 'a'),
    (ascii + 'a').localeCompare(ascii + 'B'),
    (ascii + 'a').localeCompare(ascii + 'A'),
    (ascii + 'é' + ascii).localeCompare(ascii + 'e' + ascii),
    (ascii + 'é' + ascii).localeCompare(ascii + 'e' + ascii + 'a'),
    ('a' + ascii).localeCompare('A' + ascii),
    ('a' + ascii + 'b').localeCompare('A' + ascii + 'a'),
    korean.localeCompare('나' + korean), (korean + '가').localeCompare(korean));

const odd = 'a"\\\n한\ud800 %'.repeat(15000);
show('escape', escape(odd));
console.log(unescape(escape(odd)) === odd, odd.isWellFormed(),
    korean.isWellFormed());
show('toWellFormed', odd.toWellFormed());
show('JSON', JSON.stringify(odd));
show('JSON', JSON.stringify({odd, list: [odd, odd.slice(1)]}, null, 2));
console.log(JSON.parse(JSON.stringify([odd, odd]))[1] === odd,
    JSON.parse(JSON.stringify(ascii.split(' '))).length);
