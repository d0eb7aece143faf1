// Nobody has made _read or _write; nobody listens for the error.
const { Readable, Writable, Transform, Duplex } = require('stream');
new Readable().on('error', (e) => console.log(e.code, e.message)).read();
new Transform().on('error', (e) => console.log(e.code, e.message)).resume();
try { new Writable().write('x'); } catch (e) { console.log('thrown', e.code, e.message); }
try { new Transform().write('x'); } catch (e) { console.log('thrown', e.code, e.message); }
try { new Duplex().write('x'); } catch (e) { console.log('thrown', e.code, e.message); }
const r = new Readable({ read() { throw new TypeError('in _read'); } });
r.on('close', () => console.log('closed'));
r.on('error', (e) => {
  console.log(e.name, e.message);
  setTimeout(() => new Readable({ read() { this.destroy(new Error('nobody listens')); } }).resume(), 1);
});
r.resume();
