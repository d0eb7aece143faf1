// util.MIMEType and MIMEParams.
const { MIMEType, MIMEParams, TextDecoder: D } = require('util');
console.log(D === TextDecoder);
const t = new MIMEType('  Text/HTML ; Charset="utf-8"; q=1;  q=2; bad; x="a\\"b"; empty=""; =5; y = 3 ;z=a b');
console.log(String(t), t.type, t.subtype, t.essence, JSON.stringify({ t }));
console.log([...t.params], t.params.get('charset'), t.params.get('nope'), t.params.has('q'), [...t.params.keys()], [...t.params.values()]);
t.type = 'Application'; t.subtype = 'JSON'; t.params.delete('x'); t.params.set('new', 'with space'); t.params.set('plain', 5);
console.log(`${t}`, String(t.params));
for (const bad of ['', 'text', 'text/', '/html', 'te xt/html', 'text/h@ml', 'text/html;', 'text/html;charset', 'text/html;a="b', 'text/html;a="b\\', 'a/b;c=d\u0100;e=f']) {
  try { console.log(JSON.stringify(bad), String(new MIMEType(bad))); } catch (e) { console.log(JSON.stringify(bad), e.name, e.code, e.message); }
}
for (const f of [() => { t.type = ''; }, () => { t.subtype = 'a b'; }, () => t.params.set('', 1), () => t.params.set('a b', 1), () => t.params.set('a', '한')]) { try { f(); } catch (e) { console.log(e.code, e.message); } }
const p = new MIMEParams(); p.set('a', ''); p.set('b', 'x\\y'); console.log(String(p), Object.getOwnPropertyNames(MIMEParams.prototype).sort().join(), Object.getOwnPropertyNames(MIMEParams).join());
