// Callbacks come in the poll phase.
const fs = require('fs');
fs.readFile('lib/lines.txt', 'utf8', (error, text) => {
  console.log('readFile', error, text.length);
  setTimeout(() => console.log('timeout inside'), 0);
  setImmediate(() => console.log('immediate inside'));
  process.nextTick(() => console.log('nextTick inside'));
  Promise.resolve().then(() => console.log('promise inside'));
});
fs.readFile('nothing', (error) => {
  console.log(error.code, error.message, error.syscall);
});
console.log('sync');
process.nextTick(() => console.log('nextTick'));
Promise.resolve().then(() => console.log('promise'));
setImmediate(() => console.log('immediate'));
