class Button {
    label = 'ok';
    click() {
        return this && this.label;
    }
    bound = this.click.bind(this);
}
const b = new Button();
const loose = b.click;
console.log(b.click(), loose(), b.bound.call(null));
const o = { label: 'object', click: b.click, arrow: () => typeof this };
console.log(o.click(), o.arrow());
function f() {
    return typeof this;
}
console.log(f(), f.call(5), f.call(null), f.call('s'));
function g() {
    'use strict';
    return typeof this;
}
console.log(g(), g.call(5), g.call(null), g.call('s'));
console.log(this === module.exports, typeof globalThis);
