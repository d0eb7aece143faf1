// The same four, but inside the callback of a file.
const fs = require('fs');

fs.readFile(__filename, function read() {
  setTimeout(function timer() {
    console.log('timeout');
  }, 0);
  setImmediate(function immediate() {
    console.log('immediate');
  });
  Promise.resolve().then(function job() {
    console.log('promise');
  });
  process.nextTick(function tick() {
    console.log('nextTick');
  });
  console.log('read');
});
