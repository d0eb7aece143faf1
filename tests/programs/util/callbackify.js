const util = require('util');
const named = Object.assign(function named(a, b, cb) {}, { extra: 1 });
console.log(util.promisify(named).name, util.promisify(named).length, util.promisify(named).extra);
