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
(async () => {
  const show = async (name) => {
    const all = await import(name);
    console.log(Object.keys(all).join(' '), all.default === require(name));
  };
  await show('cors'); // expect: default true
  await show('express'); // expect: Route Router application default json query raw request response static text urlencoded true
  await show('morgan'); // expect: compile default format token true
  await show('dotenv'); // expect: config configDotenv default parse populate true
  await show('cookie-parser'); // expect: JSONCookie JSONCookies default signedCookie signedCookies true
  await show('express-session'); // expect: Cookie MemoryStore Session Store default true
  await show('body-parser'); // expect: default json raw text urlencoded true
  await show('nunjucks'); // expect: Environment FileSystemLoader Loader Template default true
  const { default: express, Router } = await import('express');
  console.log(Router === express.Router, new Router().stack); // expect: true []
})();
