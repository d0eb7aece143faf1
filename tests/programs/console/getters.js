const o = {
    get read() { return 1; },
    set write(v) {},
    get both() { return 1; },
    set both(v) {},
    plain: 1,
};
console.log(o);
class C {
    get hidden() { return 1; }
    #p = 1;
    shown = 2;
}
console.log(new C());
const throws = { get x() { throw new Error('never called'); } };
console.log(throws, [throws]);
