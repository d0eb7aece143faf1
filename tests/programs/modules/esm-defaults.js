// What `export default` names.
import f from './lib/default-function.mjs';
import g from './lib/default-arrow.mjs';
import C from './lib/default-class.mjs';
import v from './lib/default-value.mjs';
console.log(f.name, f(), g.name, g(), C.name, new C(), v);
