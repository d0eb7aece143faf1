const show = (request) => {
  try {
    console.log(request, require(request));
  } catch (error) {
    console.log(request, error.name, error.code, error.message.split('\n')[0]);
  }
};
['dep', 'maps', 'maps/features/one', 'maps/features/secret', 'maps/features/none',
  'maps/only-import', 'maps/array', 'maps/bad', 'maps/cjs/index.js', '@scope/name',
  'old', 'noMain', '#inner', '#dep', '#none', 'app', 'app/sub/inner', 'app/other',
  'esm', 'absent', '@scope/absent', 'maps/'].forEach(show);
console.log(require('maps/package.json').version);
console.log(require.resolve('maps'), require.resolve('old'));
