let total = 0;
let unused = 1;
const list = [3, 1, 2];
const user = { name: 'Kim', address: { city: 'Seoul' } };
function add(n) {
    const before = total;
    total += n;
    return total - before;
}
class Counter {
    constructor() {
        this.count = 0;
        this.step = 1;
    }
    up() {
        this.count += this.step;
        return this;
    }
}
add(5);
list.push(9);
list[1] = 7;
user.name = 'Lee';
user.address.city = '부산';
const counter = new Counter();
counter.up().up();
const ready = new Promise((resolve) => {
    setTimeout(() => resolve('yes'), 10);
});
const done = Promise.resolve(4);
const failed = ready.then(() => {
    throw new Error('no');
});
failed.catch(() => {
    console.log('caught');
});
list.sort();
delete user.address.city;
console.log('first');
for (let i = 0; i < 3; i++)
    total += i;
console.log('안녕', total);
setTimeout(function check() {
    let local = 1;
    local = local + total;
    console.log('checked', local);
    user.extra = list.length;
    console.log('end');
}, 20);
