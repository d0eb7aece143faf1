// 표준 입력을 한 번에: what those write who solve problems on a judge.
const fs = require('fs');
const lines = fs.readFileSync(0, 'utf8').trim().split('\n');
const n = Number(lines[0]);
for (const line of lines.slice(1, n + 1)) { const [a, b] = line.split(' ').map(Number); console.log(a + b); }
console.log(lines.at(-1), fs.readFileSync(0).length);
process.stdin.on('data', () => console.log('never')).on('end', () => console.log('end'));
try { fs.readFileSync(5.5); } catch (e) { console.log(e.code, e.message); }
try { fs.readFileSync(-1); } catch (e) { console.log(e.code, e.message); }
