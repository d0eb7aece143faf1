console.log(typeof process.version, process.versions.node, process.arch, process.platform, process.release.name, process.release.lts);
console.log(process.title, process.argv.length, process.argv0, process.execArgv, typeof process.execPath, typeof process.pid, typeof process.ppid);
console.log(process.cwd() === __dirname, process.uptime() < 5, process.hrtime().length, process.hrtime([0, 0]).length);
console.log(Object.keys(process.memoryUsage()), typeof process.memoryUsage.rss());
console.log(Object.prototype.toString.call(process), process.constructor.name, process instanceof require('events'));
console.log(process.exitCode, process.stdout.isTTY, process.stdout.columns, process.stdout.fd, process.stderr.fd, process.stdout.writable);
console.log(process.stdout.write('한글\n'), process.stdout.write(Buffer.from('bytes\n')));
process.stdout.write('with callback\n', () => console.log('written'));
process.nextTick((a, b) => console.log('tick', a, b), 1, '둘');
const bad = [
    () => process.exit('a'),
    () => (process.exitCode = 1.5),
    () => process.nextTick(1),
    () => process.emitWarning(5),
    () => process.emitWarning('a', 5),
    () => process.hrtime(5),
    () => process.hrtime([1]),
    () => process.kill('a'),
    () => process.kill(process.pid, 'SIGFOO'),
    () => process.stdout.write(5),
    () => process.stdout.write(null),
    () => process.stdout.write(),
    () => process.cpuUsage(1),
    () => process.setUncaughtExceptionCaptureCallback(1),
];
for (const action of bad) {
    try {
        action();
        console.log('no error', String(action));
    } catch (error) {
        console.log(error.name, error.code, error.message);
    }
}
console.log(process.emit('custom'), process.listenerCount('exit'));
console.log(process.env.NOTHING, typeof process.env, process.umask());
const start = process.hrtime();
setTimeout(() => {
    const [seconds, nanoseconds] = process.hrtime(start);
    console.log(seconds, nanoseconds >= 20e6, process.uptime() >= 0.02);
}, 20);
