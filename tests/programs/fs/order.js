// One after the other, each in the callback of the one before.
const fs = require('fs');
fs.writeFile('out-order.txt', 'first', (error) => {
  console.log('written', error);
  fs.appendFile('out-order.txt', ' second', (failure) => {
    console.log('appended', failure);
    fs.readFile('out-order.txt', 'utf8', (problem, text) => {
      console.log(problem, text);
      fs.unlink('out-order.txt', (last) => {
        console.log('unlinked', last, fs.existsSync('out-order.txt'));
        fs.access('out-order.txt', (missing) => console.log(missing.code));
      });
    });
  });
});
fs.mkdir('lib', (error) => console.log(error.code, error.path));
fs.exists('lib', (there) => console.log('exists', there));
