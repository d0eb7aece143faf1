const util = require('util');
util.callbackify(async (x) => x * 2)(21, (e, v) => console.log('cb', e, v));
util.callbackify(async () => { throw new Error('rej'); })((e) => console.log('cb', e.message));
util.callbackify(() => Promise.reject(null))((e) => console.log(e.code, e.message, e.reason));
console.log(util.callbackify(async function nm(a) {}).name, util.callbackify(async (a) => {}).length);
