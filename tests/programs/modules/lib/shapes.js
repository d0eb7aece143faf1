class Point {
    constructor(x, y) {
        Object.assign(this, { x, y });
    }
}
module.exports = { add: (a, b) => a + b, PI: 3.14, Point };
