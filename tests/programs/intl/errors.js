// What Intl says of wrong options.
const date = new Date(0);
for (const call of [() => date.toLocaleString("x"), () => date.toLocaleString(""), () => date.toLocaleString(null), () => date.toLocaleString(5),
  () => date.toLocaleString([1]), () => date.toLocaleString("en", null), () => date.toLocaleString("en", { month: "bad" }), () => date.toLocaleString("en", { timeZone: "Mars/Base" }),
  () => date.toLocaleString("en", { dateStyle: "full", year: "numeric" }), () => date.toLocaleDateString("en", { timeStyle: "short" }), () => date.toLocaleTimeString("en", { dateStyle: "short" }),
  () => new Intl.DateTimeFormat("en", { hour: "x" }), () => new Intl.DateTimeFormat().format(NaN), () => (1).toLocaleString("en", { style: "currency" }),
  () => (1).toLocaleString("en", { currency: "U" }), () => (1).toLocaleString("en", { style: "x" }), () => (1).toLocaleString("en", { maximumFractionDigits: 101 }),
  () => (1).toLocaleString("en", { minimumFractionDigits: 3, maximumFractionDigits: 2 }), () => new Intl.NumberFormat("en", { minimumIntegerDigits: 0 }),
  () => Number.prototype.toLocaleString.call("1"), () => Date.prototype.toLocaleString.call({}), () => new Intl.NumberFormat("en", { style: "currency" }),
  () => date.toLocaleDateString(undefined, { weekday: "long" }), () => date.toLocaleString([]), () => date.toLocaleString(["ko", "en"])]) {
  try {
    console.log(call());
  } catch (error) {
    console.log(`${error.name}: ${error.message}`);
  }
}
