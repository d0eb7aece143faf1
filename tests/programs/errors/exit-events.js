process.on('exit', (code) => {
    console.log('exit', code);
    setTimeout(() => console.log('never'), 0);
});
process.on('beforeExit', () => console.log('beforeExit'));
setTimeout(() => console.log('timer'), 5);
