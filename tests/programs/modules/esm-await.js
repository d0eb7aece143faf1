// await at the top: those who import wait, the others do not.
import { text } from './lib/after.mjs';
import { value } from './lib/quick.mjs';

console.log('main:', text, value);
try {
  await Promise.reject(new Error('caught'));
} catch (error) {
  console.log(error.message);
}
const late = await import('./lib/slow.mjs');
console.log(late.value, late);
