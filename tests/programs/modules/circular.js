const a = require('./lib/a');
const b = require('./lib/b');
console.log('a', a, 'b', b);
