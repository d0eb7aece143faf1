function f() {
    return missing; // expect error: ReferenceError: missing is not defined
}
f();
