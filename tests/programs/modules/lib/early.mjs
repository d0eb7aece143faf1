import * as main from '../esm-cycle.js';
import { later } from '../esm-cycle.js';
export const seen = [];
try {
  seen.push(later);
} catch (error) {
  seen.push(`${error.name}: ${error.message}`);
}
try {
  seen.push(main.later);
} catch (error) {
  seen.push(`${error.name}: ${error.message}`);
}
seen.push(typeof main.hoisted, main.hoisted());
console.log(main);
