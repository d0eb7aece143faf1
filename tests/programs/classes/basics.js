class Animal {
    constructor(name) {
        this.name = name;
    }
    speak() {
        return this.name + ' makes a sound';
    }
    get upper() {
        return this.name.toUpperCase();
    }
    set upper(v) {
        this.name = v.toLowerCase();
    }
    static kind = 'animal';
    static of(name) {
        return new this(name);
    }
}
class Dog extends Animal {
    constructor(name, tricks = []) {
        super(name);
        this.tricks = tricks;
    }
    speak() {
        return super.speak() + ': woof';
    }
    static of(name) {
        const dog = super.of(name);
        dog.tricks.push('sit');
        return dog;
    }
}
const d = Dog.of('Rex');
console.log(d, d.speak());
d.upper = 'MAX';
console.log(d.name, d.upper, Dog.kind, Dog.hasOwnProperty('kind'));
console.log(d instanceof Dog, d instanceof Animal, d instanceof Object);
console.log(Object.getPrototypeOf(Dog) === Animal, typeof Dog);
console.log(Animal, Dog, class {}, [Dog]);
console.log(Object.getOwnPropertyNames(Animal.prototype));
console.log(d.constructor.name, Dog.length, Dog.name);
