// A program as from a class: numbers line by line, their sum at the end.
const rl = require('readline').createInterface({ input: process.stdin });
let sum = 0;
rl.on('line', (line) => {
    const number = Number(line);
    if (line.trim() === '' || Number.isNaN(number)) console.log('숫자가 아니에요:', line);
    else sum += number;
}).on('close', () => console.log('합계', sum));
