// What is collected before the first line runs.
console.log(typeof declared, declared());
console.log(early);
function declared() {
    return 'hoisted with its body';
}
var early = 'now';
console.log(early);
function attempt(f) {
    try {
        console.log(f());
    } catch (e) {
        console.log(e.name + ': ' + e.message);
    }
}
attempt(() => zone);
attempt(() => typeof zone);
attempt(() => missing);
attempt(() => typeof missing);
attempt(() => { zone = 5; });
let zone = 'left';
attempt(() => zone);
attempt(() => { fixed = 1; });
const fixed = 0;
attempt(() => { fixed = 1; });
attempt(() => expression());
var expression = () => 'arrow';
attempt(() => expression());
{
    function block() { return 'in the block'; }
}
console.log(typeof block);
console.log(declared, attempt, (() => {}), function () {}, class X {});
