// require.cache: what is taken out runs again; what is put in is found.
const path = require.resolve('./lib/counted');
console.log(require('./lib/counted').count, require('./lib/counted.js').count);
delete require.cache[path];
console.log(require('./lib/counted').count, Object.keys(require.cache).length);
require.cache[path].exports = 'replaced';
console.log(require('./lib/counted'));
console.log(require.cache[__filename] === module, require.main === module);
require.cache[require.resolve('./lib/cycle-a')] = { exports: 'fake', loaded: true, children: [] };
console.log(require('./lib/cycle-a'));
