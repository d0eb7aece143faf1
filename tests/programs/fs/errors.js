// Node's errors, each with errno, code, syscall and path.
const fs = require('fs');
const attempt = (name, use) => {
  try {
    console.log(name, use());
  } catch (error) {
    console.log(name, error.message, { ...error });
  }
};
attempt('read', () => fs.readFileSync('nothing.txt'));
attempt('folder', () => fs.readFileSync('lib'));
attempt('through a file', () => fs.readFileSync('lib/lines.txt/x'));
attempt('readdir', () => fs.readdirSync('nothing'));
attempt('readdir of a file', () => fs.readdirSync('lib/lines.txt'));
attempt('stat', () => fs.statSync('nothing'));
attempt('stat without', () => fs.statSync('nothing', { throwIfNoEntry: false }));
attempt('lstat', () => fs.lstatSync('nothing'));
attempt('mkdir', () => fs.mkdirSync('lib'));
attempt('mkdir deep', () => fs.mkdirSync('a/b/c'));
attempt('rmdir', () => fs.rmdirSync('lib'));
attempt('rm', () => fs.rmSync('nothing'));
attempt('rm force', () => fs.rmSync('nothing', { force: true }));
attempt('unlink', () => fs.unlinkSync('nothing'));
attempt('rename', () => fs.renameSync('nothing', 'other'));
attempt('copy', () => fs.copyFileSync('nothing', 'other'));
attempt('access', () => fs.accessSync('nothing'));
attempt('open', () => fs.openSync('nothing'));
attempt('open wx', () => fs.openSync('lib/lines.txt', 'wx'));
attempt('close', () => fs.closeSync(9999));
attempt('write', () => fs.writeFileSync('nothing/x', 'a'));
attempt('append', () => fs.appendFileSync('nothing/x', 'a'));
attempt('write to a folder', () => fs.writeFileSync('lib', 'a'));
attempt('object', () => fs.readFileSync({}));
attempt('encoding', () => fs.readFileSync('lib/lines.txt', 'nope'));
attempt('data', () => fs.writeFileSync('x', 5));
attempt('flags', () => fs.openSync('lib/lines.txt', 'zz'));
attempt('no callback', () => fs.readFile('lib/lines.txt'));
attempt('fd', () => fs.closeSync('5'));
attempt('null byte', () => fs.readFileSync('a\0b'));
