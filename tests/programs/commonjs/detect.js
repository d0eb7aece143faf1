// A .js file is an ES module where it is written as one.
const detected = require('./lib/detected.js');
console.log(detected, detected.kind);
import('./lib/detected.js').then((again) => console.log(again.kind));
