const { EventEmitter, on } = require('events');
(async () => {
    const e = new EventEmitter();
    process.nextTick(() => {
        e.emit('값', 1);
        e.emit('값', 2, '둘');
        e.emit('끝');
    });
    for await (const args of on(e, '값', { close: ['끝'] })) console.log(args);
    console.log(e.eventNames());
    process.nextTick(() => {
        e.emit('x', 'first');
        e.emit('error', new Error('그만'));
    });
    try {
        for await (const [x] of on(e, 'x')) console.log(x);
    } catch (error) {
        console.log('caught', error.message);
    }
    const t = new EventTarget();
    setImmediate(() => t.dispatchEvent(new Event('ping')));
    for await (const [event] of on(t, 'ping')) {
        console.log(event.type, event.target === t);
        break;
    }
    console.log('end');
})();
