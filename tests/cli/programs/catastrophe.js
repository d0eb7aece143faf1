console.log('before');
setTimeout(() => console.log('a timer that is never due'), 0);
/(a+)+b/.exec('a'.repeat(60) + '!');
console.log('never');
