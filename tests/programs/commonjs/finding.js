// Endings, folders, JSON; and what goes wrong.
const show = (request) => {
  try {
    console.log(request, '=>', require(request));
  } catch (error) {
    console.log(request, '=>', error.name, error.code, error.message);
  }
};
['./lib/folder', './lib/folder/', './lib/with-main', './lib/good', './lib/good.json',
  './lib/same', './lib/same.js', './lib/mark.js', './lib/mark.json', './lib/hashbang', './lib/../lib/same.js',
  __dirname + '/lib/same.js', './lib/broken/data.json', './lib/broken/throws', './lib/broken/throws',
  './lib/broken/syntax', './lib/nothing', './lib/nothing/', 'nothing', '@a/b', '', 'node:nothing', 'fs/nothing',
].forEach(show);
[undefined, 5, null, {}].forEach(show);
try {
  require.resolve('./lib/nothing');
} catch (error) {
  console.log(error.code, error.requireStack);
}
