// The callback of readFile is a method where the file cannot be opened.
const fs = require('fs');
fs.readFile('nowhere.txt', 'utf8', function (err, data) {
  console.log(err.code, this.constructor.name, this === globalThis);
  fs.readFile(__filename, 'utf8', function () { console.log(this === globalThis); });
  fs.stat('nowhere.txt', function (err) {
    console.log(err.code, this === globalThis);
    fs.readFile('nowhere.txt', (err, data) => {
      console.log(data.length);
    });
  });
});
