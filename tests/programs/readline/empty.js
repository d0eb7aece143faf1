const rl = require('readline').createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' });
rl.on('line', () => console.log('never'));
rl.on('pause', () => console.log('pause'));
rl.on('close', () => console.log('close'));
rl.prompt();
rl.question('answer? ', () => console.log('never'));
