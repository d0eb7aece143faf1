// Methods call each other through the console: whoever replaces one, replaces
// it for the others.
const lines = [];
const { log, warn, error } = console;
console.log = (...args) => lines.push(['log', ...args]);
console.warn = (...args) => lines.push(['warn', ...args]);
console.error = (...args) => lines.push(['error', args[0].split('\n')[0]]);
console.count('n');
console.group('묶음', 1);
console.assert(false, 'no');
console.table([1]);
console.table(5);
console.trace('t');
console.info('info is its own');
console.dirxml('so is this');
console.dir('and this');
console.groupEnd();
Object.assign(console, { log, warn, error });
console.log(lines);
const write = process.stdout.write;
process.stdout.write = function (text) {
    lines.push(text);
    return true;
};
console.log('captured %d', 1);
console.group();
console.log('a\nb');
console.groupEnd();
process.stdout.write = write;
console.log(lines.slice(-2));
