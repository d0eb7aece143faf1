// cp, and folders read entry by entry.
const fs = require('fs');
for (const f of [() => fs.cpSync('lib/copy', 'lib/c.tmp'), () => fs.cpSync('none', 'lib/c.tmp'), () => fs.cpSync('lib/copy', 'lib/c.tmp', { recursive: true }), () => fs.readdirSync('lib/c.tmp', { recursive: true }), () => fs.cpSync('lib/copy/x', 'lib/c.tmp/x', { errorOnExist: true, force: false }), () => fs.cpSync('lib/copy/x', 'lib/c.tmp/x', { force: false }), () => fs.cpSync('lib/copy/x', 'lib/d.tmp/e/f'), () => fs.readFileSync('lib/d.tmp/e/f', 'utf8'), () => fs.cpSync('lib/copy', 'lib/copy/b/c', { recursive: true }), () => fs.cpSync('lib/copy/x', 'lib/copy/b'), () => fs.cpSync('lib/copy', 'lib/copy/x', { recursive: true }), () => fs.cpSync('lib/copy', 'lib/copy', { recursive: true }), () => fs.cpSync('lib/copy', 'lib/f.tmp', { recursive: true, filter: (s, d) => { return s !== 'lib/copy/b'; } }), () => fs.readdirSync('lib/f.tmp'), () => fs.cpSync('lib/copy'), () => fs.cpSync('lib/copy', 'lib/g.tmp', 5), () => fs.opendirSync('none'), () => fs.opendirSync('lib/copy/x'), () => { const d = fs.opendirSync('lib/copy'); console.log(d.path, [d.readSync().name, d.readSync().name].sort(), d.readSync(), d.closeSync()); d.readSync(); }]) { try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message, e.syscall, e.path); } }
(async () => {
  const d = await fs.promises.opendir('lib/copy'); const all = []; for await (const e of d) all.push([e.name, e.isDirectory(), e.parentPath]); console.log(all.sort());
  try { await d.read(); } catch (e) { console.log(e.code, e.message); }
  await new Promise((over) => fs.opendir('lib/copy', (err, dir) => { console.log(err, dir.constructor.name); dir.read((er, e) => { console.log(er, typeof e.name); dir.close((x) => { console.log('closed', x); over(); }); }); }));
  try { await fs.promises.cp('none', 'lib/z.tmp'); } catch (e) { console.log(e.code, e.message); }
  await fs.promises.cp('lib/copy', 'lib/z.tmp', { recursive: true, filter: async (s) => !s.endsWith('x') });
  console.log(fs.readdirSync('lib/z.tmp'));
  await new Promise((over) => fs.cp('lib/copy/x', 'lib/zz.tmp', (e) => { console.log('cp', e); over(); }));
  try { await fs.promises.cp('lib/copy', 'lib/q.tmp'); } catch (e) { console.log(e.code, e.message); }
  for (const n of ['c', 'd', 'f', 'z', 'zz']) fs.rmSync(`lib/${n}.tmp`, { recursive: true });
})();
