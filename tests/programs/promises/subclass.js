class Tracked extends Promise {
    static get made() {
        return 'Tracked';
    }
}
const t = new Tracked((resolve) => resolve(1));
const u = t.then((v) => v + 1);
console.log(u instanceof Tracked, t.constructor.made);
u.then((v) => console.log(v));
Tracked.resolve(5).then((v) => console.log(v));
