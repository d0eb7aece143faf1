// express_units.js: "100kb" as a number of bytes, "2 days" as milliseconds.

const sizes = { b: 1, kb: 2 ** 10, mb: 2 ** 20, gb: 2 ** 30, tb: 2 ** 40,
                pb: 2 ** 50 };

// The number of bytes that a limit names; null where it names none.
function bytesOf(limit) {
  if (typeof limit === "number" && !Number.isNaN(limit)) return limit;
  if (typeof limit !== "string") return null;
  const found = /^([-+]?\d+(?:\.\d+)?) *(kb|mb|gb|tb|pb)$/i.exec(limit);
  const number = found ? parseFloat(found[1]) : parseInt(limit, 10);
  if (Number.isNaN(number)) return null;
  return Math.floor(number * sizes[found ? found[2].toLowerCase() : "b"]);
}

const second = 1000;
const units = {
  __proto__: null,
  ms: 1, msec: 1, msecs: 1, millisecond: 1, milliseconds: 1,
  s: second, sec: second, secs: second, second, seconds: second,
};

function addUnit(milliseconds, names) {
  for (const name of names.split(" ")) units[name] = milliseconds;
}

addUnit(60 * second, "m min mins minute minutes");
addUnit(3600 * second, "h hr hrs hour hours");
addUnit(24 * 3600 * second, "d day days");
addUnit(365.25 * 24 * 3600 * second, "y yr yrs year years");

// The milliseconds that a time names; NaN where it names none.
function millisecondsOf(time) {
  if (typeof time !== "string") return Number(time);
  const found = /^((?:\d+)?\.?\d+) *([a-z]*)$/i.exec(time);
  const unit = found ? units[found[2].toLowerCase() || "ms"] : undefined;
  return unit === undefined ? NaN : parseFloat(found[1]) * unit;
}

%export("expressUnits", { bytesOf, millisecondsOf });
