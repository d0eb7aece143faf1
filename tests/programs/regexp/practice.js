// What people write with regular expressions.
const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
console.log(['a@b.co', 'a@b', '철수@example.kr', '@x.y'].map((s) => email.test(s)));
const phone = /^01[016789]-?\d{3,4}-?\d{4}$/;
console.log(['010-1234-5678', '01012345678', '02-123-4567'].map((s) => phone.test(s)));
const url = /^(?<scheme>[a-z]+):\/\/(?<host>[^/:?#]+)(?::(?<port>\d+))?(?<path>\/[^?#]*)?(?:\?(?<query>[^#]*))?(?:#(?<hash>.*))?$/i;
console.log({ ...url.exec('ws://localhost:6005/chat?name=철수#top').groups });
console.log({ ...url.exec('https://example.com').groups });
const css = 'color: red; margin : 0 auto;padding:1px';
console.log(Object.fromEntries(css.split(/\s*;\s*/).map((d) => d.split(/\s*:\s*/))));
const template = 'Hello {{name}}, you are {{ age }}. {{missing}}';
console.log(template.replace(/\{\{\s*(\w+)\s*\}\}/g, (m, k) => ({ name: '영희', age: 21 })[k] ?? m));
const csv = 'a,"b ""quoted"", c",,d';
console.log([...csv.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((m) => (m[1] ?? m[2]).replace(/""/g, '"')));
console.log('The Quick brown fox'.replace(/\b\w/g, (c) => c.toUpperCase()).match(/\b[A-Z]/g).join(''));
console.log('  many   spaces here '.trim().replace(/\s+/g, ' '), 'snake_case_name'.replace(/_([a-z])/g, (_, c) => c.toUpperCase()));
const counts = {};
for (const [word] of 'the cat and the hat and the bat'.matchAll(/\w+/g)) counts[word] = (counts[word] ?? 0) + 1;
console.log(counts);
const escape = (s) => s.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
console.log(escape('1+1=2? (yes)'), new RegExp(escape('a.b')).test('axb'));
const tokens = /\s*(?:(?<number>\d+(?:\.\d+)?)|(?<name>[a-z_]\w*)|(?<op>[-+*/()]))/giy;
const out = [];
for (let m; (m = tokens.exec('x * (3.14 + y2)'));) {
    const [kind, value] = Object.entries(m.groups).find(([, v]) => v !== undefined);
    out.push(`${kind}=${value}`);
}
console.log(out.join(' '));
console.log('안녕하세요, 반갑습니다!'.match(/[가-힣]+/g), '3월 15일'.replace(/(\d+)월 (\d+)일/, '$1/$2'));
console.log('<b>x</b>'.replace(/[<>&]/g, (c) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;' })[c]));
