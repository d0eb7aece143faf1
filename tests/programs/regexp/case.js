// Every letter that another one is the same as, where case is ignored.
let letters = '';
for (let i = 0; i < 0x10000; i += 256) {
    const low = i < 0x500 || (i >= 0x1c00 && i < 0x2200) || i >= 0xa600;
    if (!low) continue;
    const units = [];
    for (let k = i; k < i + 256; k++) units.push(k);
    letters += String.fromCharCode(...units);
}
const hex = (list) => list.map((c) => c.codePointAt(0).toString(16)).join(' ');
for (const c of ['a', 'k', 's', 'å', 'ß', 'µ', 'σ', 'θ', 'ǆ', 'ı', 'i', 'ÿ', 'б', 'Ꙋ', 'ꭰ', 'ω', 'ῼ', '가', '\u1e9e', '\u2126']) {
    const plain = hex(letters.match(new RegExp(c, 'gi')));
    const folded = hex(letters.match(new RegExp(c, 'giu')));
    const sets = hex(letters.match(new RegExp(`[${c}]`, 'giv')));
    console.log(c, '|', plain, '|', folded, folded === sets);
}
