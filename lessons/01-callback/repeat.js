// The function hands on what it was handed: to setInterval.
function repeat(fn, ms) {
  return setInterval(fn, ms);
}

let count = 0;
const timer = repeat(function tick() {
  count += 1;
  console.log('tick ' + count);
  if (count === 3) {
    clearInterval(timer);
  }
}, 100);
console.log('set');
