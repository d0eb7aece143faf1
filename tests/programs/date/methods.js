// Every getter and setter, and what is not a date.
const names = Object.getOwnPropertyNames(Date.prototype).sort();
console.log(names.join(" "));
const date = new Date(Date.UTC(2001, 1, 3, 4, 5, 6, 7));
for (const name of names) {
  if (name.startsWith("get")) console.log(name, date[name]());
}
for (const name of names) {
  if (!name.startsWith("set")) continue;
  const copy = new Date(date);
  console.log(name, Date.prototype[name].length, copy[name](20), copy.getTime(), new Date(NaN)[name](5), copy[name](), copy[name](1, 2, 3, 4));
}
console.log(new Date(2019, 12), new Date(99, 0), new Date(100, 0), new Date(-1, 0), new Date(2019, 0, 0), new Date(8.64e15), new Date(8.64e15 + 1));
console.log(new Date(undefined), new Date(null), new Date(true), new Date("5"), new Date([2020, 1]), new Date({ valueOf: () => 7 }), new Date(new Date(9)));
console.log(new Date(2020, { valueOf: () => 5 }, "7"), Date.UTC(2020, { valueOf: () => 5 }), Date.UTC(), Date.UTC(2020), Date.UTC(70, 0));
console.log(typeof Date(), Date.length, new Date(0).toJSON(), new Date(NaN).toJSON(), +new Date(5), new Date(5) - 2, new Date(5) + 2 === new Date(5).toString() + "2");
console.log(new Date(-1e14).toISOString(), new Date(-62198755200000).toISOString(), new Date(1e15).toISOString(), new Date(-1e14) + "", new Date(-1e14).toUTCString());
class Day extends Date {
  get iso() { return this.toISOString().slice(0, 10); }
}
console.log(new Day(2020, 1, 2).iso, new Day({ valueOf: () => 0 }).iso, new Day(0), Object.prototype.toString.call(new Day()));
for (const call of [() => new Date(NaN).toISOString(), () => Date.prototype.getTime.call({}), () => Date.prototype.toString.call(1), () => Date.prototype.setHours.call(new Map(), 1),
  () => new Date(Symbol()), () => new Date(1n), () => Date.prototype[Symbol.toPrimitive].call(1, "number"), () => new Date(0)[Symbol.toPrimitive]("x"), () => Date.prototype.toJSON.call({ toISOString: 1 })]) {
  try {
    console.log(call());
  } catch (error) {
    console.log(`${error.name}: ${error.message}`);
  }
}
console.log(new Date(0)[Symbol.toPrimitive]("default"), new Date(0)[Symbol.toPrimitive]("number"), `${new Date(0)}`);
const fields = new Date(2024, 1, 29);
fields.setFullYear(2023);
console.log(fields, fields.setYear(99), fields, fields.setYear(NaN));
