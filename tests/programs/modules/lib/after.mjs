import { value } from './slow.mjs';
console.log('after slow:', value);
export const text = `after ${value}`;
