// Two names, one object.
const one = { n: 1 };
const two = one;
two.n++;
console.log(one, one === two, { n: 2 } === one);
function change(o) {
    o.changed = true;
    o = { new: true };
    return o;
}
console.log(change(one), one);
const list = [one, two, { ...one }];
list[0].n = 10;
console.log(list);
