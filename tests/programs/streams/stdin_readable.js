// Paused reading of the standard input.
const out = [];
process.stdin.on('readable', () => { let c; while ((c = process.stdin.read(4)) !== null) out.push(String(c)); });
process.stdin.on('end', () => console.log('end', out));
process.stdin.on('close', () => console.log('close'));
