// ++ and -- on what is no small integer, and at the ends of those.
function up(n) {
    n++;
    return n;
}
function down(n) {
    n--;
    return n;
}
console.log(up(1), down(1), up(0.5), down(-0.5)); // expect: 2 0 1.5 -1.5
console.log(up(2147483647), down(-2147483648)); // expect: 2147483648 -2147483649
console.log(up(-1), Object.is(down(-0), -1), up("4"), up("한")); // expect: 0 true 5 NaN
console.log(up(undefined), up(null), down(true), up(NaN)); // expect: NaN 1 0 NaN
const counted = { asked: 0, valueOf() { return 10 + this.asked++; } };
console.log(up(counted), down(counted), counted.asked); // expect: 11 10 2
try {
    up(Symbol("s"));
} catch (error) {
    console.log(error.message); // expect: Cannot convert a Symbol value to a number
}
function both(a, b) {
    for (let i = 0; i < 3; i++) a > b ? a-- : b--;
    return a + "," + b + "," + (a < b ? a : b);
}
console.log(both(3, 2), both("3", 0.5)); // expect: 1,1,1 0,0.5,0
function fixed(n) {
    const k = n;
    try {
        k++;
    } catch (error) {
        return error.message;
    }
}
console.log(fixed(1)); // expect: Assignment to constant variable.
