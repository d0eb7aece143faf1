// An integer loop.
var sum = 0;
for (var i = 0; i < 5000000; i++) {
    sum = (sum + i * 3) & 0xffff;
}
