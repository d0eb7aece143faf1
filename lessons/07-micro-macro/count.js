// It should count 1, 2, 3, 4. Change only how each line is put off.
const fs = require('fs');

fs.readFile(__filename, function read() {
  setTimeout(function two() {
    console.log(2);
  }, 0);
  setImmediate(function three() {
    console.log(3);
  });
  process.nextTick(function four() {
    console.log(4);
  });
  console.log(1);
});
