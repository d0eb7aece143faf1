// process.stdout is a Writable.
const { Writable, Readable, pipeline, finished } = require('stream');
console.log(process.stdout instanceof Writable, process.stderr instanceof Writable, process.stdout.fd, process.stderr.fd);
console.log(process.stdout.write('plain\n'), process.stdout.write('with callback\n', (e) => console.log('cb', e)), process.stdout.write('d29ybGQK', 'base64'), process.stdout.write(Buffer.from('bytes\n')));
console.log(process.stdout.writable, process.stdout.writableLength, process.stdout.writableHighWaterMark, process.stdout.writableEnded, process.stdout.writableObjectMode);
process.stdout.cork();
process.stdout.write('corked\n');
process.stderr.write('to stderr\n');
process.stdout.uncork();
for (const bad of [null, 5, {}]) try { process.stdout.write(bad); } catch (e) { console.log(e.code, e.message); }
Readable.from(['a\n', 'b\n']).on('end', () => console.log('source end')).pipe(process.stdout).on('unpipe', () => console.log('unpipe'));
process.nextTick(() => console.log('tick'));
setTimeout(() => {
  pipeline(Readable.from(['c\n', 'd\n']), process.stdout, (e) => {
    console.log('pipeline', e, process.stdout.writable, process.stdout.destroyed);
  });
}, 5);
