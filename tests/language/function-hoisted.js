console.log(f()); // expect: hoisted
function f() {
    return 'hoisted';
}
