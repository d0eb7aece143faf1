// V8's words for what BigInts refuse.
function attempt(action) {
    try {
        console.log(action());
    } catch (error) {
        console.log(`${error.name}: ${error.message}`);
    }
}
attempt(() => 1n + 1);
attempt(() => 1 - 1n);
attempt(() => 2n * true);
attempt(() => 1n + null);
attempt(() => 1n / undefined);
attempt(() => 1n & 1);
attempt(() => 1n << 1);
attempt(() => 2n ** 2);
attempt(() => 1n + Symbol('s'));
attempt(() => Symbol() * 1n);
attempt(() => +1n);
attempt(() => 1n >>> 0n);
attempt(() => 1n >>> 0);
attempt(() => 1n / 0n);
attempt(() => 1n % 0n);
attempt(() => 2n ** 2n ** 30n);
attempt(() => 3n ** 2n ** 70n);
attempt(() => 1n << 2n ** 30n);
attempt(() => 1n << 2n ** 70n);
attempt(() => 1n >> -(2n ** 70n));
attempt(() => BigInt(1.5));
attempt(() => BigInt(NaN));
attempt(() => BigInt(-Infinity));
attempt(() => BigInt('x'));
attempt(() => BigInt('1n'));
attempt(() => BigInt('1_0'));
attempt(() => BigInt('-0x10'));
attempt(() => BigInt('0x'));
attempt(() => BigInt('한글'));
attempt(() => BigInt());
attempt(() => BigInt(null));
attempt(() => BigInt(Symbol('s')));
attempt(() => BigInt({}));
attempt(() => new BigInt(1));
attempt(() => BigInt.asIntN(-1, 1n));
attempt(() => BigInt.asUintN(2 ** 53, 1n));
attempt(() => BigInt.asUintN(8, 1));
attempt(() => BigInt.asIntN(8, undefined));
attempt(() => BigInt.asUintN(2 ** 31, -1n));
attempt(() => (1n).toString(1));
attempt(() => (1n).toString(37));
attempt(() => BigInt.prototype.toString.call(1));
attempt(() => BigInt.prototype.valueOf.call('1'));
attempt(() => BigInt.prototype.toLocaleString.call({}));
attempt(() => Math.max(1n, 2n));
attempt(() => Math.sqrt(4n));
attempt(() => isNaN(1n));
attempt(() => 'x'.repeat(2n));
attempt(() => [1, 2].at(0n));
attempt(() => new Date(1n));
attempt(() => setTimeout(() => {}, 1n));
attempt(() => JSON.stringify({ a: [1n] }));
attempt(() => 1n.nothing());
attempt(() => {
    'use strict';
    1n.x = 1;
});
attempt(() => 1n.x = 'ignored');
