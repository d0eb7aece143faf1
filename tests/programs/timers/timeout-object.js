// What setTimeout gives back, as it is shown. When it began differs.
function show(timer) {
    timer._idleStart = 0;
    const text = require('util').inspect(timer);
    const at = text.indexOf('_idleStart');
    const end = text.indexOf(',', at);
    console.log(text.slice(0, at) + '_idleStart: N' + text.slice(end));
}
const first = setTimeout(() => {}, 1000);
const second = setTimeout(() => {}, 1000, '인수', 2);
const tick = setInterval(function tick() {}, 5000);
show(first);
show(second);
show(tick);
console.log(setImmediate(() => {}, 1));
console.log(+first, `${second}`, tick > first, first.hasRef());
console.log(first.unref() === first, first.hasRef(), first.ref().hasRef());
clearTimeout(+first);
clearInterval(tick);
show(first);
show(tick);
console.log(second.close() === second, second._destroyed);
console.log(setTimeout, setImmediate, setInterval);
const once = setTimeout(() => {
    show(once);
    setTimeout(() => show(once), 1);
}, 1);

console.log(setTimeout.length, clearTimeout.length, first.constructor.name);
