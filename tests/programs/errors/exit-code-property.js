process.exitCode = 3;
setTimeout(() => console.log('ends by itself'), 5);
