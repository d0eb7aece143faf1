function Old() {
    console.log(new.target === Old, new.target === undefined);
}
new Old();
Old();
class Shape {
    constructor() {
        if (new.target === Shape) throw new TypeError('abstract');
        this.kind = new.target.name;
    }
}
class Circle extends Shape {}
console.log(new Circle());
try {
    new Shape();
} catch (e) {
    console.log(e.message);
}
function Person(name) {
    this.name = name;
}
Person.prototype.hi = function () {
    return 'hi ' + this.name;
};
console.log(new Person('Kim').hi(), new Person('Lee'));
function Returns() {
    return { other: true };
}
console.log(new Returns());
