// Properties: objects made, read and written.
function Point(x, y) {
    this.x = x;
    this.y = y;
}
var p = new Point(1, 2);
for (var i = 0; i < 1000000; i++) {
    p.x = p.y + i;
    p.y = p.x - i;
    if (i % 10 === 0) p = new Point(p.x, p.y);
}
