process.on('exit', (code) => {
    console.log('exit 1', code, process.exitCode);
    process.exitCode = 3;
    setTimeout(() => console.log('never'));
    process.nextTick(() => console.log('never'));
    Promise.resolve().then(() => console.log('never'));
});
process.on('exit', (code) => console.log('exit 2', code, process.exitCode));
let rounds = 0;
process.on('beforeExit', (code) => {
    console.log('beforeExit', code);
    if (rounds++ === 0) setTimeout(() => console.log('한 번 더'), 1);
    else if (rounds === 2) setImmediate(() => console.log('and an immediate'));
    else if (rounds === 3) Promise.resolve().then(() => console.log('a job'));
});
