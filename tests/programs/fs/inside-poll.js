// In a callback of the poll phase setImmediate always comes before setTimeout.
const fs = require('fs');
fs.stat(__filename, (error, stats) => {
  console.log('stat', error, stats.isFile());
  setTimeout(() => {
    console.log('timeout');
    fs.readdir('lib/tree', (failure, names) => console.log(failure, names));
  }, 0);
  setImmediate(() => console.log('immediate'));
});
