// Buffer: concat, byteLength, compare and their like.
const t = (f) => { try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message); } };
t(() => Buffer.concat([Buffer.from('a'),Buffer.from('bc')]));
t(() => Buffer.concat([Buffer.from('abc')],2));
t(() => Buffer.concat([Buffer.from('a')],3));
t(() => Buffer.concat('a'));
t(() => Buffer.concat(['a']));
t(() => Buffer.concat([],-1));
t(() => Buffer.byteLength('한'));
t(() => Buffer.byteLength('aGk=','base64'));
t(() => Buffer.byteLength('abc','hex'));
t(() => Buffer.byteLength(5));
t(() => Buffer.compare(Buffer.from('a'),Buffer.from('b')));
t(() => Buffer.compare('a'));
t(() => Buffer.isEncoding('UTF-16LE'));
t(() => Buffer.isEncoding('x'));
t(() => Buffer.isBuffer(new Uint8Array(1)));
