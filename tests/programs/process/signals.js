process.on('SIGUSR2', (name, number) => console.log('signal', name, number));
console.log(process.kill(process.pid, 0));
setTimeout(() => console.log('timer'), 20);
process.kill(process.pid, 'SIGUSR2');
console.log('main');
try {
    process.kill(999999, 'SIGTERM');
} catch (error) {
    console.log(error.message, error.code, error.syscall, error.errno);
}
