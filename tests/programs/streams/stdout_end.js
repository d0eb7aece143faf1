// process.stdout cannot be closed.
process.stdout.on('finish', () => console.error('finish'));
process.stdout.on('close', () => console.error('close'));
process.stdout.on('error', (e) => console.error('error', e.code, e.message));
console.log('before');
process.stdout.end('at the end\n', () => console.error('ended'));
console.error(process.stdout.writableEnded, process.stdout.writable);
process.stdout.write('late\n', (e) => console.error('late', e && e.code));
setTimeout(() => {
  console.error(process.stdout.writableEnded, process.stdout.writable, process.stdout.destroyed);
  console.log('later');
}, 5);
