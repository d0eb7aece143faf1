function f() {
    return arguments.length + arguments[0];
}
console.log(f(10, 20)); // expect: 12
