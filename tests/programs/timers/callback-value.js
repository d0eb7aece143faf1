// A callback is a value: taken, called with two values, handed on.
function run(fn, ms, event) {
    console.log('run', typeof fn, fn.length);
    fn(ms, event);
    if (event && event.type === 'click') {
        let times = 0;
        const id = setInterval(() => {
            fn(times, event);
            if (++times === 3) clearInterval(id);
        }, ms);
    }
}
function show(value, event) {
    console.log('value', value, 'event', event);
}
run(show, 10);
run(show, 10, { type: 'click', data: null });
run(show, 5, { type: 'move', data: [1, 2] });
console.log('end of main');
