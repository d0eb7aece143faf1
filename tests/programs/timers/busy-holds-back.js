// One thread: a busy loop of 50 ms holds back a due timer.
const start = Date.now();
setTimeout(() => {
    const late = Date.now() - start;
    console.log('due at 10, ran at 50 or later:', late >= 50);
    console.log('but not much later:', late < 90);
}, 10);
while (Date.now() - start < 50) {
    // nothing else can run
}
console.log('busy loop done');
