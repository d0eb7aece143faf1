// What a CommonJS module has and an ES module has not: Node explains it.
(async () => {
  for (const name of ['require', 'module', 'filename', 'later']) {
    try { await import(`./lib/scope_${name}.mjs`); } catch (e) {
      console.log(e.name, e.message);
      console.log(e.stack.split('\n')[0]);
    }
  }
  try { await import('./lib/scope_package/asks.js'); } catch (e) { console.log(e.message.replaceAll(__dirname, '')); }
})();
