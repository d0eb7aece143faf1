// The first callback never ends; the handler never runs.
process.on('SIGINT', () => console.log('never'));
process.on('exit', () => console.log('never'));
setTimeout(() => { for (;;); }, 100);
