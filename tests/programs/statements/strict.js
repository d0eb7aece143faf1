'use strict';
function attempt(f) {
    try {
        console.log(f());
    } catch (e) {
        console.log(e.name + ': ' + e.message);
    }
}
attempt(() => { undeclared = 1; });
attempt(() => (function () { return this; })());
attempt(() => delete Object.prototype);
attempt(() => { Object.freeze([]).x = 1; });
attempt(() => { (5).x = 1; });
attempt(() => (function (a) { arguments[0] = 2; return a; })(1));
attempt(() => { ({ get x() { return 1; } }).x = 2; });
attempt(() => { Math.PI = 3; });
