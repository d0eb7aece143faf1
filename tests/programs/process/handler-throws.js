process.on('uncaughtException', (error) => {
    console.log('caught', error.message);
    throw new Error('again');
});
process.on('exit', (code) => console.log('exit', code));
setTimeout(() => console.log('never'), 5);
throw new Error('first');
