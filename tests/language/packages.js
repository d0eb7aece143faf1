// The packages that come with Loopline are no modules of Node's.
const { builtinModules, isBuiltin } = require('module');
const tell = (work) => {
  try {
    console.log(typeof work());
  } catch (error) {
    console.log(error.code, error.message.split('\n')[0]);
  }
};
for (const name of ['cors', 'dotenv', 'nunjucks', 'cookie-parser']) {
  if (builtinModules.includes(name) || isBuiltin(name)) console.log(name);
}
tell(() => require('cors')); // expect: function
tell(() => require.resolve('cors')); // expect: MODULE_NOT_FOUND Cannot find module 'cors'
tell(() => require('node:cors')); // expect: ERR_UNKNOWN_BUILTIN_MODULE No such built-in module: node:cors
tell(() => require('cors/lib/index.js')); // expect: MODULE_NOT_FOUND Cannot find module 'cors/lib/index.js'
console.log(require('cors') === require('cors')); // expect: true
console.log('cors' in require.cache); // expect: false
import('cors').then((all) => {
  console.log(Object.keys(all), all.default === require('cors')); // expect: [ 'default' ] true
});
