// Loops over small integers, doubles and bits.
function integers(n) {
    var sum = 0;
    for (var i = 0; i < n; i++) {
        sum = (sum + i * 3) & 0xffff;
    }
    return sum;
}

function doubles(n) {
    var sum = 0;
    for (var i = 1; i <= n; i++) {
        sum += 1 / (i * i + 0.5);
    }
    return sum;
}

function collatz(limit) {
    var longest = 0, best = 0;
    for (var start = 1; start < limit; start++) {
        var n = start, length = 1;
        while (n !== 1) {
            n = n % 2 === 0 ? n / 2 : 3 * n + 1;
            length++;
        }
        if (length > longest) {
            longest = length;
            best = start;
        }
    }
    return best + ":" + longest;
}

function nested(n) {
    var count = 0;
    for (var i = 0; i < n; i++) {
        for (var j = i; j < n; j++) {
            if (((i ^ j) & 3) === 0) count++;
        }
    }
    return count;
}

console.log(integers(2000000), doubles(700000).toFixed(9));
console.log(collatz(12000), nested(1200));
