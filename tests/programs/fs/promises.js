// fs/promises, with files that are opened.
const fs = require('fs/promises');
async function main() {
  console.log(await fs.readFile('lib/tree/a.txt', 'utf8'));
  console.log((await fs.readdir('lib/tree')).join());
  try {
    await fs.readFile('nothing');
  } catch (error) {
    console.log(error.code, error.message);
  }
  await fs.writeFile('out-promises.txt', 'hello ');
  await fs.appendFile('out-promises.txt', '세계');
  const file = await fs.open('out-promises.txt', 'r+');
  console.log(await file.readFile('utf8'), typeof file.fd);
  const { bytesWritten } = await file.write('J', 0);
  const { bytesRead, buffer } = await file.read(Buffer.alloc(5), 0, 5, 0);
  console.log(bytesWritten, bytesRead, buffer.toString());
  console.log((await file.stat()).size);
  await file.truncate(3);
  await file.close();
  console.log(await fs.readFile('out-promises.txt', 'utf8'));
  await fs.rename('out-promises.txt', 'out-renamed.txt');
  await fs.copyFile('out-renamed.txt', 'out-copy.txt');
  const all = await Promise.all(['out-copy.txt', 'lib/tree/b.txt'].map((name) => fs.readFile(name, 'utf8')));
  console.log(all);
  await Promise.all([fs.rm('out-renamed.txt'), fs.unlink('out-copy.txt')]);
  const results = await Promise.allSettled([fs.stat('out-copy.txt'), fs.access('lib')]);
  console.log(results.map((result) => result.status));
}
main().finally(() => console.log('end'));
