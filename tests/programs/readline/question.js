const readline = require('readline');
const rl = readline.createInterface({ input: process.stdin, output: process.stdout });
rl.question('이름? ', (name) => {
  console.log(`안녕, ${name}!`);
  rl.setPrompt('> '); rl.prompt();
  rl.on('line', (line) => { console.log('line', JSON.stringify(line)); if (line === 'quit') rl.close(); else rl.prompt(); });
});
rl.on('close', () => console.log('closed'));
