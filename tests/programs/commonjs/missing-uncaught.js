// The report of a module that is not there.
console.log('before');
require('./not-there');
