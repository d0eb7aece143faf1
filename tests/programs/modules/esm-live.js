// What a module exports is the variable, not its value of now.
import Counter, { count, increment, value } from './lib/counter.mjs';
import * as counter from './lib/counter.mjs';
import { 'add one' as addOne } from './lib/counter.mjs';

console.log(count, value, counter.count);
increment();
addOne();
console.log(count, value, counter.value);
console.log(counter);
console.log(new Counter(), Counter.name);
try {
  count = 5;
} catch (error) {
  console.log(error.message);
}
try {
  counter.count = 5;
} catch (error) {
  console.log(error.message);
}
try {
  counter.other = 5;
} catch (error) {
  console.log(error.message);
}
console.log(Object.getOwnPropertyDescriptor(counter, 'count'));
console.log(Reflect.ownKeys(counter));
console.log(Object.isExtensible(counter), Reflect.getPrototypeOf(counter));
console.log(Reflect.set(counter, 'count', 1), Reflect.has(counter, 'count'));
console.log(Reflect.deleteProperty(counter, 'nothing'));
console.log(Reflect.deleteProperty(counter, 'count'));
console.log(Reflect.defineProperty(counter, 'count', { value: 2 }));
console.log(Reflect.defineProperty(counter, 'count', { value: 9 }));
console.log(String(Object.prototype.toString.call(counter)));
console.log(typeof require, typeof module, typeof exports, this);
