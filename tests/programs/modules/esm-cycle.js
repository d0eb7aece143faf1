// Cycles: functions can be called before their module has run, and let and
// const cannot be read yet.
import { isEven } from './lib/even.mjs';
import { isOdd } from './lib/odd.mjs';
import { seen } from './lib/early.mjs';

export const later = 'now';
export function hoisted() {
  return 'hoisted';
}
console.log(isEven(10), isOdd(7), isOdd(10));
console.log(seen);
