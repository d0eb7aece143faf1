console.log('b starting');
exports.done = false;
const a = require('./cycle-a.js');
console.log('in b, a.done =', a.done, a.later, 'later' in a);
exports.done = true;
console.log('b done');
