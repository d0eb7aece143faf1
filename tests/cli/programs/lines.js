const rl = require('readline').createInterface({ input: process.stdin });
let count = 0;
rl.on('line', (line) => console.log(++count, line));
rl.on('close', () => console.log('end'));
const ms = Number(process.argv[2]);
if (ms) setTimeout(() => console.log(`after ${ms} ms`), ms);
