// require() of an ES module gives its namespace, where nothing awaits.
const counter = require('./lib/counter.mjs');
counter.increment();
console.log(counter.count, counter.value);
console.log(require('./lib/star-b.mjs'), require('./lib/counter.mjs') === counter);
try {
  require('./lib/slow.mjs');
} catch (error) {
  console.log(error.name, error.code, error.message);
}
try {
  require('./lib/throws.mjs');
} catch (error) {
  console.log(error.message);
}
console.log(require.resolve('./lib/star-b.mjs'));
import('./lib/counter.mjs').then((again) => console.log(again.count));
