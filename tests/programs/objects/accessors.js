const o = {
    _n: 1,
    get n() {
        console.log('get');
        return this._n;
    },
    set n(v) {
        console.log('set', v);
        this._n = v;
    },
};
o.n += 5;
o.n++;
console.log(o.n, o);
Object.defineProperty(o, 'hidden', { value: 'h', enumerable: false });
Object.defineProperty(o, 'only', { get: () => 7, enumerable: true });
console.log(o, o.hidden, o.only);
console.log(Object.getOwnPropertyDescriptor(o, 'n'));
console.log(Object.getOwnPropertyDescriptor(o, 'hidden'));
const child = Object.create(o, { own: { value: 1, enumerable: true } });
console.log(child, child.n, Object.getPrototypeOf(child) === o);
for (const k in child) console.log(k);
