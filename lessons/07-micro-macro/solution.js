// nextTick before promise jobs, and both before the loop goes on.
const fs = require('fs');

fs.readFile(__filename, function read() {
  process.nextTick(function two() {
    console.log(2);
  });
  Promise.resolve().then(function three() {
    console.log(3);
  });
  setImmediate(function four() {
    console.log(4);
  });
  console.log(1);
});
