process.on('exit', (code) => {
    console.log('exit', code);
    process.exit(9);
});
process.on('beforeExit', () => console.log('never'));
process.nextTick(() => {
    console.log('tick');
    try {
        process.exit(5);
    } finally {
        console.log('never');
    }
});
Promise.resolve().then(() => console.log('never'));
