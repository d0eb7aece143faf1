// The same function hands its arguments on to setInterval; the third argument
// decides whether there is an interval at all.
function every(callback, ms, event) {
    if (event && event.type === 'click') {
        console.log('클릭이라서 반복하지 않아요', event);
        callback(event.data);
        return null;
    }
    return setInterval(callback, ms, event === undefined ? '없음' : event.data);
}
let count = 0;
const timer = every(function tick(data) {
    console.log('tick', ++count, data);
    if (count === 3) clearInterval(timer);
}, 10);
console.log(every((data) => console.log('한 번만:', data), 10, { type: 'click', data: null }));
const other = every((data) => {
    console.log('other', data);
    clearInterval(other);
}, 120, { type: 'load', data: { id: 7 } });
