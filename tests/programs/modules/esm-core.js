// Node's own modules, with and without the prefix.
import path, { join, sep as separator } from 'path';
import * as all from 'node:path';
import { createRequire, builtinModules, isBuiltin } from 'node:module';
import process from 'process';
import events, { EventEmitter, once } from 'node:events';

console.log(join('a', 'b'), separator, path.join === join);
console.log(all.default === path, all.join === join, 'posix' in all);
console.log(process === globalThis.process, events === EventEmitter);
console.log(typeof once, builtinModules.includes('fs'), isBuiltin('node:fs'));
const require = createRequire(import.meta.url);
console.log(require('path') === path, require('./lib/babel.cjs').named);
console.log(require.resolve('./lib/babel.cjs'), require.main);
console.log(Object.keys(require));
