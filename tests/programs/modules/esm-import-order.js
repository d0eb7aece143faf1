// import() beside timers, immediates and promises.
console.log('start');
setImmediate(() => console.log('immediate'));
process.nextTick(() => console.log('nextTick'));
let turns = 0;
const done = [];
import('fs').then(() => done.push(['fs', turns]));
import('path').then(() => done.push(['path', turns]));
(async () => {
  for (turns = 0; turns < 30; turns++) await null;
  console.log(done);
  done.length = 0;
  const again = import('fs').then(() => done.push(['fs again', turns]));
  for (turns = 0; turns < 30; turns++) await null;
  await again;
  console.log(done);
  await import('./lib/quick.mjs');
  console.log('imported');
})();
