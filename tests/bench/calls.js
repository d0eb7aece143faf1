// Calls: recursive, with many arguments and few, as methods.
function fib(n) {
    return n < 2 ? n : fib(n - 1) + fib(n - 2);
}

function tak(x, y, z) {
    if (y >= x) return z;
    return tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y));
}

function five(a, b, c, d, e) {
    return a + b * 2 + c * 3 + (d === undefined ? 4 : d) + (e || 5);
}

function count() {
    return arguments.length;
}

function Counter() {
    this.n = 0;
}
Counter.prototype.add = function (by) {
    this.n += by;
    return this;
};

var counter = new Counter(), sum = 0;
for (var i = 0; i < 200000; i++) {
    sum += five(i, 1, 2) + five(1, 2, 3, 4, 5, 6);
    counter.add(1).add(2);
    if (i % 8 === 0) sum += count(1, 2, 3) + Math.max(i, 7);
}
console.log(fib(25), tak(14, 9, 4), sum, counter.n);
