async function load() {
    throw Object.assign(new RangeError('없는 파일'), { code: 'ENOENT' });
}
load();
setTimeout(() => console.log('never'), 1);
process.on('exit', (code) => console.log('exit', code));
