// Buffer: alloc and fill.
const t = (f) => { try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message); } };
t(() => Buffer.alloc(5,'ab'));
t(() => Buffer.alloc(5,'한'));
t(() => Buffer.alloc(3,''));
t(() => Buffer.alloc(3,'zz','hex'));
t(() => Buffer.alloc(3,Buffer.alloc(0)));
t(() => Buffer.alloc(4,'6162','hex'));
t(() => Buffer.alloc(4).fill('abc',1,3));
t(() => Buffer.alloc(4).fill(257));
t(() => Buffer.alloc(4).fill(1,5));
t(() => Buffer.alloc(4).fill(1,-1));
t(() => Buffer.alloc(4).fill('a',0,9));
t(() => Buffer.alloc(4).fill('a','x'));
t(() => Buffer.alloc(4).fill('a',0,4,5));
t(() => Buffer.alloc(4).fill(true));
t(() => Buffer.alloc(4).fill());
t(() => Buffer.alloc(4).fill(1.9,1));
