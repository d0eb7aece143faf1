// Exceptions: thrown near and from far, caught, and passed on by finally.
class NotFound extends Error {
    constructor(key) {
        super("no " + key);
        this.key = key;
    }
}

function look(table, key) {
    if (!(key in table)) throw new NotFound(key);
    return table[key];
}

function deep(n) {
    if (n === 0) throw new Error("bottom");
    try {
        return deep(n - 1);
    } finally {
        unwound++;
    }
}

let unwound = 0, missing = 0, sum = 0;
const table = { a: 1, b: 2, c: 3 };
const keys = ["a", "b", "x", "c", "y"];
for (let i = 0; i < 20000; i++) {
    try {
        sum += look(table, keys[i % 5]);
    } catch (error) {
        if (!(error instanceof NotFound)) throw error;
        missing += error.key.length + error.message.length;
    }
}
for (let i = 0; i < 500; i++) {
    try {
        deep(20);
    } catch (error) {
        sum += error.message.length;
    }
}
for (let i = 0; i < 150000; i++) {
    try {
        if (i % 100 === 0) throw i;
        sum++;
    } catch (n) {
        sum += n % 7;
    }
}
for (let i = 0; i < 5000; i++) {
    try {
        null.property;
    } catch (error) {
        sum += error.name.length;
    }
}
console.log(sum, missing, unwound);
