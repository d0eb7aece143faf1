import "./lib/quick.mjs";
process.on('exit', (code) => console.log('exit', code));
console.log('waits for ever');
await new Promise(() => {});
