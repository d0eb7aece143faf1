// Cycles: the second to ask gets what is there so far.
const a = require('./lib/cycle-a');
const b = require('./lib/cycle-b');
console.log('in main', a.done, b.done);
console.log(module.children.map((child) => child.id.split('/').pop()));
