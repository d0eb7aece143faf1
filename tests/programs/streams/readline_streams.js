// readline on any stream.
const readline = require('readline');
const fs = require('fs');
const { Readable, PassThrough } = require('stream');
(async () => {
  for await (const line of readline.createInterface({ input: fs.createReadStream('lib/poem.txt', { highWaterMark: 5 }) })) console.log('|', line);
  const rl = readline.createInterface({ input: Readable.from(['a\nb', 'c\r\nd']) });
  rl.on('line', (l) => console.log('line', l)).on('close', () => console.log('close'));
  await new Promise((r) => rl.on('close', r));
  const p = new PassThrough(), out = new PassThrough();
  const q = readline.createInterface({ input: p, output: out });
  q.question('name? ', (a) => { console.log('hello', a, JSON.stringify(String(out.read()))); q.close(); });
  p.write('Kim\n');
})();
