const util = require('util');
console.log(1n, -1n, [1n, -2n], { a: 1n, b: { c: [3n] } });
console.log(Object(1n), [Object(-5n)], { boxed: Object(2n) });
console.log([10n ** 30n, 10n ** 40n, 10n ** 50n]);
console.log(Array.from({ length: 30 }, (_, i) => BigInt(i) ** 5n));
console.log('%d %i %f %s %j %o %O', 1n, 2n, 3n, 4n, 5, 6n, 7n);
console.log(util.inspect(123456789n, { numericSeparator: true }),
            util.inspect([-1234567n, 123n], { numericSeparator: true }));
console.log(util.inspect(5n, { colors: true }), util.inspect(Object(5n), { colors: true }));
console.log(new Map([[1n, 2n]]), new Set([3n]));
console.log(util.types.isBigIntObject(Object(1n)), util.types.isBigIntObject(1n),
            util.types.isBoxedPrimitive(Object(1n)), util.types.isNumberObject(Object(1n)));
console.table([{ a: 1n, b: 'x' }, { a: 20n }]);
const extended = Object(3n);
extended.extra = true;
console.log(extended, Object.getOwnPropertyNames(BigInt.prototype));
class Money {
    constructor(cents) {
        this.cents = cents;
    }
    [util.inspect.custom]() {
        return `${this.cents / 100n}.${this.cents % 100n}`;
    }
}
console.log(new Money(12345n), [new Money(999n)]);
console.log(typeof process.hrtime.bigint());
