// Four ways to say "later". Who is first?
setTimeout(function timer() {
  console.log('timeout');
}, 0);
setImmediate(function immediate() {
  console.log('immediate');
});
Promise.resolve().then(function job() {
  console.log('promise');
});
process.nextTick(function tick() {
  console.log('nextTick');
});

const until = Date.now() + 3;
while (Date.now() < until);
console.log('main');
