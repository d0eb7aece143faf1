process.stdin.on('data', (chunk) => {
    console.log(chunk, Buffer.isBuffer(chunk), chunk.toString());
});
process.stdin.once('end', () => {
    console.log('end');
    process.nextTick(() => console.log('tick'));
});
process.on('beforeExit', () => console.log('beforeExit'));
