// Arrays: by index, at both ends, with the methods that call back, sorted.
function sieve(limit) {
    var composite = [], primes = 0;
    for (var i = 0; i <= limit; i++) composite.push(false);
    for (var n = 2; n <= limit; n++) {
        if (composite[n]) continue;
        primes++;
        for (var m = n * n; m <= limit; m += n) composite[m] = true;
    }
    return primes;
}

function matrix(n) {
    var a = [], b = [], trace = 0;
    for (var i = 0; i < n; i++) {
        a[i] = [];
        b[i] = [];
        for (var j = 0; j < n; j++) {
            a[i][j] = i + j;
            b[i][j] = i - j;
        }
    }
    for (var r = 0; r < n; r++) {
        for (var c = 0; c < n; c++) {
            var sum = 0;
            for (var k = 0; k < n; k++) sum += a[r][k] * b[k][c];
            if (r === c) trace += sum;
        }
    }
    return trace;
}

function stack(n) {
    var items = [], sum = 0;
    for (var i = 0; i < n; i++) {
        items.push(i, i + 1);
        sum += items.pop();
    }
    while (items.length > 0) sum -= items.pop();
    return sum;
}

function numbers(n) {
    var list = [], x = 42;
    for (var i = 0; i < n; i++) {
        x = (x * 1103515245 + 12345) % 2147483648;
        list[i] = x % 100000;
    }
    return list;
}

function methods(list) {
    var even = list.filter(function (n) { return n % 2 === 0; });
    var half = even.map(function (n) { return n / 2; });
    return half.reduce(function (sum, n) { return sum + n; }, 0) +
        list.indexOf(-1) + list.slice(10, 2000).concat(half).length;
}

var list = numbers(20000), each = 0;
list.forEach(function (n, i) { each += n & i; });
var sorted = list.slice().sort(function (a, b) { return a - b; });
console.log(sieve(200000), matrix(60), stack(100000));
console.log(methods(list), each, sorted[0], sorted[10000], sorted[19999]);
