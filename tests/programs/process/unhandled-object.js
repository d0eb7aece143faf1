process.on('exit', (code) => console.log('exit', code));
setTimeout(() => Promise.reject({ code: 1, 이유: '없음' }), 1);
setTimeout(() => console.log('never'), 50);
