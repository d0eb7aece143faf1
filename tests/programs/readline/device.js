const [first, ...rest] = require('fs').readFileSync('/dev/stdin').toString().split('\n');
console.log(first, rest);
