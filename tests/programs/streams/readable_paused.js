// Paused: readable and read(n).
const { Readable } = require('stream');
const r = new Readable({ read() {} });
r.on('readable', () => {
  let chunk;
  console.log('readable', r.readableLength);
  while ((chunk = r.read(3)) !== null) console.log('read', chunk.toString());
  console.log('left', r.readableLength);
});
r.on('end', () => console.log('end'));
r.on('close', () => console.log('close'));
r.push('hello');
r.push('wor');
setTimeout(() => r.push('ld'), 5);
setTimeout(() => r.push('!'), 10);
setTimeout(() => r.push(null), 15);
