// A run of 10^9 instructions of the engine (counted once, with a counter in
// NEXT): a small world of moving points, printed now and then.
class Point {
  constructor(x, y) {
    this.x = x;
    this.y = y;
  }
  moved(by) {
    return new Point((this.x + by.x) % 1000, (this.y + by.y) % 1000);
  }
}
const names = ["하나", "둘", "셋", "넷"];
const seen = new Map(names.map((name) => [name, 0]));
let points = names.map((name, i) => new Point(i * 10, i));
function round(number) {
  const by = new Point(number % 7, number % 11);
  points = points.map((point) => point.moved(by));
  const name = names[number % names.length];
  seen.set(name, seen.get(name) + points[number % 4].x);
  for (let i = 0; i < 40; i++) {
    points[i & 3].y = (points[i & 3].y + i) % 1000;
  }
}
const rounds = +process.argv[2] || 720000;
for (let number = 0; number < rounds; number++) {
  round(number);
  if (number % 50000 === 0) console.log(number, seen.get("하나"));
}
