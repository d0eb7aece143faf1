var mine = 'not global';
console.log(globalThis.mine, typeof __filename, __dirname.length > 0);
console.log(__filename.endsWith('scope.js'), require('./lib/leak').leaked);
const path = __filename.split('/');
console.log(path[path.length - 1], module.id, module.loaded, module.children.length);
console.log(process.argv.length, typeof process.pid, process.platform.length > 0);
