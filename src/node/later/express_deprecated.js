// express_deprecated.js: the line that tells a program once, for each of its
// places, that something it does has a better way now.

const coreModule = %import("coreModule");
const path = coreModule("path");

// "/app/server.js:3:9" of the program's line that led here: a stack shows
// none of the library's own lines.
function callerPlace() {
  const line = new Error().stack.split("\n")[1] ?? "";
  const place = /\(?(\/[^()]*):(\d+):(\d+)\)?$/.exec(line);
  if (place === null) return undefined;
  const [, file, row, column] = place;
  return `${path.relative(process.cwd(), file)}:${row}:${column}`;
}

function lineFor(packageName, message, place) {
  if (process.stderr.isTTY) {
    return `\x1b[36;1m${packageName}\x1b[22;39m ` +
           "\x1b[33;1mdeprecated\x1b[22;39m " +
           `\x1b[0m${message}\x1b[39m` +
           (place ? ` \x1b[36m${place}\x1b[39m` : "");
  }
  return `${new Date().toUTCString()} ${packageName} deprecated ${message}` +
         (place ? ` at ${place}` : "");
}

// A function deprecated(message) that speaks for one package.
function deprecationsOf(packageName) {
  const told = new Set();
  return function deprecated(message) {
    const place = callerPlace();
    const key = `${message} ${place}`;
    if (told.has(key)) return;
    told.add(key);
    process.stderr.write(`${lineFor(packageName, message, place)}\n`);
  };
}

%export("deprecationsOf", deprecationsOf);
