import { readFile, writeFile, unlink } from 'node:fs/promises';
import fs, { readFileSync, existsSync } from 'fs';

const text = await readFile(new URL('./lib/lines.txt', import.meta.url), 'utf8');
console.log(text.split('\n').length, readFileSync('lib/lines.txt', 'utf8') === text);
await writeFile('out-esm.txt', text.toUpperCase());
console.log(fs.readFileSync('out-esm.txt', 'utf8').split('\n')[0], existsSync('out-esm.txt'));
await unlink('out-esm.txt');
console.log(existsSync('out-esm.txt'));
