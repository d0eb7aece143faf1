console.log('a starting');
exports.done = false;
const b = require('./cycle-b.js');
console.log('in a, b.done =', b.done, module.loaded, module.children.length);
exports.done = true;
console.log('a done');
