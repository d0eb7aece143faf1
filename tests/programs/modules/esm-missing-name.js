// A name that a module does not export: the place, and V8's words.
console.log('never printed');
import { value } from './lib/quick.mjs';
import { nothing as something } from './lib/counter.mjs';
