import './lib/quick.mjs';
import './lib/throws.mjs';
console.log('never');
