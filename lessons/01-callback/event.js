// A third argument decides whether an interval is set at all.
function repeat(fn, ms, event) {
  if (event.type === 'click') {
    return setInterval(fn, ms);
  }
  console.log('no interval for ' + event.type);
}

let count = 0;
function tick() {
  count += 1;
  console.log('tick ' + count);
  if (count === 2) {
    clearInterval(timer);
  }
}

repeat(tick, 100, { type: 'scroll', data: null });
const timer = repeat(tick, 100, { type: 'click', data: null });
console.log('ready');
