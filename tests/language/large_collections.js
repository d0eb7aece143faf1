// More than are filled in at once: as with few of them.
const many = Array.from({ length: 60000 }, (_, i) => i);
const set = new Set(many.concat(many));
console.log(set.size, [...set][59999]); // expect: 60000 59999
const map = new Map(many.map((n) => [n, n * 2]));
console.log(map.size, map.get(59999), [...map.keys()][7]); // expect: 60000 119998 7
try {
  new Map(many);
} catch (error) {
  console.log(error.message); // expect: Iterator value 0 is not an entry object
}
