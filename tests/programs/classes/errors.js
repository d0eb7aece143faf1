class A {
    constructor() {
        this.x = 1;
    }
}
class B extends A {
    constructor(skip) {
        if (!skip) super();
    }
}
function attempt(what, f) {
    try {
        console.log(what, f());
    } catch (e) {
        console.log(what, e.name + ': ' + e.message);
    }
}
attempt('no new', () => A());
attempt('no super', () => new B(true));
attempt('fine', () => new B(false));
attempt('extends a number', () => class extends 5 {});
attempt('extends null', () => class extends null {}.name);
attempt('early', () => { new Late(); class Late {} });
attempt('method as constructor', () => new (new A().constructor.prototype.toString)());
attempt('getter only', () => {
    'use strict';
    class G { get x() { return 1; } }
    new G().x = 2;
});
attempt('constant name', () => { class C { static f() { C = 1; } } C.f(); });
