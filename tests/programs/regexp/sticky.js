const word = /\w+/y, space = /\s+/y, sign = /[-+*/()=]/y;
function tokens(text) {
    const list = [];
    let at = 0;
    while (at < text.length) {
        let hit = null;
        for (const [kind, r] of [['word', word], ['space', space], ['sign', sign]]) {
            r.lastIndex = at;
            hit = r.exec(text);
            if (hit) {
                if (kind !== 'space') list.push(`${kind}:${hit[0]}`);
                at = r.lastIndex;
                break;
            }
        }
        if (!hit) throw new SyntaxError(`at ${at}`);
    }
    return list;
}
console.log(tokens('x1 = (y + 22)*z'));
try { tokens('a ? b'); } catch (e) { console.log(e.message); }
const y = /a/y;
console.log(y.test('ba'), y.lastIndex, y.test('ab'), y.lastIndex, y.test('aab'), y.lastIndex);
console.log('aaba'.match(/a/gy), 'aaba'.replace(/a/gy, 'x'), 'baa'.replace(/a/gy, 'x'));
console.log('aaba'.replace(/a/y, 'x'), 'baa'.search(/a/y), 'aXbXc'.split(/X/y));
const s = /^b/y;
s.lastIndex = 1;
console.log(s.test('ab'));
const m = /^b/my;
m.lastIndex = 2;
console.log(m.test('a\nb'));
