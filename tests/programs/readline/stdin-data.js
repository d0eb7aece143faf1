process.stdin.setEncoding('utf8');
let text = '';
process.stdin.on('data', (chunk) => {
    console.log(typeof chunk, chunk.length);
    text += chunk;
});
process.stdin.on('end', () => console.log('end', text.split('\n')));
process.stdin.on('close', () => console.log('close'));
console.log(process.stdin.fd, process.stdin.isTTY, process.stdin.readable);
