// import() in a CommonJS file.
console.log('start', typeof require);
async function main() {
  const counter = await import('./lib/counter.mjs');
  counter.increment();
  console.log(counter.count, counter === (await import('./lib/counter.mjs')));
  const { default: names } = await import('./lib/names.cjs');
  console.log(names === require('./lib/names.cjs'));
  const json = await import('./lib/small.json', { with: { type: 'json' } });
  console.log(json);
  const tries = [
    './lib/missing.mjs', 'no-package', '@no/package/x', 'node:nope', '#inner',
    './lib', 'http://x/y', './lib/small.json', './lib/throws.mjs',
    './lib/wrong.mjs', './lib/unknown.xyz', { toString: () => './lib/quick.mjs' },
  ];
  for (const specifier of tries) {
    try {
      console.log(await import(specifier));
    } catch (error) {
      console.log(error.name, error.code, error.message);
    }
  }
  try {
    await import('./lib/throws.mjs');
  } catch (error) {
    console.log('again', error.message);
  }
  console.log(await import('data:text/javascript,export default 6 * 7'));
}
main().then(() => console.log('end'));
