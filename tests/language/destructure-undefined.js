function f({ a }) { // expect error: TypeError: Cannot destructure property 'a' of 'undefined' as it is undefined.
    return a;
}
f();
