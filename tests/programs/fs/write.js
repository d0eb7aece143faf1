// Writing, and what is seen of it.
const fs = require('fs');
fs.mkdirSync('out-write/deep/er', { recursive: true });
fs.writeFileSync('out-write/a.txt', 'one\n');
fs.appendFileSync('out-write/a.txt', 'two\n');
fs.writeFileSync('out-write/deep/b.txt', Buffer.from([1, 2, 255]));
fs.writeFileSync('out-write/c.txt', 'abcdef', { flag: 'a' });
console.log(fs.readFileSync('out-write/a.txt', 'utf8'));
console.log(fs.readFileSync('out-write/deep/b.txt'));
console.log(fs.readdirSync('out-write'));
console.log(fs.readdirSync('out-write', { withFileTypes: true }).map((entry) => [entry.name, entry.isDirectory()]));
console.log(fs.statSync('out-write/c.txt').size, fs.statSync('out-write/deep').isDirectory());
fs.truncateSync('out-write/c.txt', 3);
console.log(fs.readFileSync('out-write/c.txt', 'utf8'));
fs.renameSync('out-write/c.txt', 'out-write/deep/d.txt');
fs.copyFileSync('out-write/deep/d.txt', 'out-write/e.txt');
console.log(fs.readdirSync('out-write'), fs.readdirSync('out-write/deep'));
try {
  fs.copyFileSync('out-write/a.txt', 'out-write/e.txt', fs.constants.COPYFILE_EXCL);
} catch (error) {
  console.log(error.message);
}
const fd = fs.openSync('out-write/f.txt', 'w+');
console.log(fs.writeSync(fd, 'hello'), fs.writeSync(fd, Buffer.from(' world'), 0, 6));
console.log(fs.readFileSync('out-write/f.txt', 'utf8'));
fs.closeSync(fd);
try {
  fs.rmdirSync('out-write');
} catch (error) {
  console.log(error.code);
}
fs.rmdirSync('out-write/deep/er');
fs.unlinkSync('out-write/a.txt');
console.log(fs.mkdirSync('out-write/x/y/z', { recursive: true }));
fs.rmSync('out-write', { recursive: true });
console.log(fs.existsSync('out-write'), fs.existsSync('out-write/deep/b.txt'));
