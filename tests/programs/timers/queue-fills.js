// The queue fills while the track is taken; then all run in due order.
setTimeout(() => {
    const start = Date.now();
    console.log('busy');
    while (Date.now() - start < 60) {
        // wait
    }
    console.log('free');
}, 1);
for (const ms of [50, 20, 40, 10, 30]) {
    setTimeout(() => console.log('timer', ms), ms);
}
