export let count = 0;
export function increment() {
  count++;
}
export default class Counter {
  constructor() {
    this.own = 0;
  }
}
export { count as value, increment as 'add one' };
