// A prompt is a text, and nothing else.
const readline = require('readline');
const rl = readline.createInterface({ input: process.stdin, output: process.stdout });
for (const prompt of [5, null, undefined, ['a'], {}, true]) {
  rl.setPrompt(prompt);
  try { rl.prompt(); } catch (e) { console.log(e.code, e.message); }
}
rl.setPrompt('> ');
try { rl.question(7, () => {}); } catch (e) { console.log(e.code, e.message); }
rl.close();
