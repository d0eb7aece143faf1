// Properties: objects made, read, written, inherited, and used as tables.
function Point(x, y) {
    this.x = x;
    this.y = y;
}
Point.prototype.scale = 3;

var p = new Point(1, 2);
for (var i = 0; i < 400000; i++) {
    p.x = (p.y + i) | 0;
    p.y = (p.x - i * p.scale) | 0;
    if (i % 10 === 0) p = new Point(p.x, p.y);
}

// Objects of several shapes pass the same place.
var kinds = [
    { w: 1, h: 2 },
    { h: 3, w: 4 },
    { depth: 1, w: 5, h: 6 },
    { name: "d", w: 7, depth: 2, h: 8 },
];
var area = 0;
for (var j = 0; j < 300000; j++) {
    var kind = kinds[j & 3];
    area += kind.w * kind.h;
}

// Keys that are computed.
var table = {};
for (var k = 0; k < 120000; k++) {
    var key = "k" + (k % 200);
    table[key] = (table[key] || 0) + k;
}
var total = 0;
for (var name in table) total += table[name] % 1000;

// Literals, and keys that go again.
var kept = 0;
for (var m = 0; m < 60000; m++) {
    var o = { a: m, b: { c: m + 1 }, d: [m] };
    o.e = o.b.c;
    if (m % 4 === 0) delete o.a;
    kept += o.e + o.d[0] + ("a" in o ? 1 : 0);
}
console.log(p.x, p.y, area, total, kept);
