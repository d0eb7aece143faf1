function a() {
    return new Error('made in a');
}
const b = () => a();
class C {
    method() {
        return b();
    }
    static s() {
        return new C().method();
    }
    get g() {
        return C.s();
    }
    constructor(deep) {
        if (deep) this.e = this.g;
    }
}
const e = new C(true).e;
console.log(e.stack);
const o = { m() { return new RangeError('in m'); }, f: function () { return o.m(); } };
console.log(o.f());
console.log([1].map((x) => new TypeError('in map'))[0]);
