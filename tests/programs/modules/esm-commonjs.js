// CommonJS modules from ES modules: module.exports is the default export;
// names are found in the text.
import * as names from './lib/names.cjs';
import * as literal from './lib/literal.cjs';
import * as whole from './lib/function.cjs';
import * as passedOn from './lib/passed-on.cjs';
import * as babel from './lib/babel.cjs';
import value, { a, d, e } from './lib/names.cjs';

console.log(names);
console.log(literal);
console.log(whole);
console.log(passedOn);
console.log(babel);
console.log(value.a === a, d, e);
console.log(passedOn.default === names.default);
