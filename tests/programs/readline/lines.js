// Lines as an iterator; what comes without an end of line counts, too.
const readline = require('readline');
(async () => {
    const rl = readline.createInterface({ input: process.stdin, crlfDelay: Infinity });
    let number = 0;
    for await (const line of rl) {
        console.log(++number, JSON.stringify(line));
        await null;
    }
    console.log('no more lines');
})();
process.on('exit', () => console.log('exit'));
