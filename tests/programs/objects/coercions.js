const o = {
    valueOf() {
        console.log('valueOf');
        return 10;
    },
    toString() {
        console.log('toString');
        return 'text';
    },
};
console.log(o + 1);
console.log(`${o}`);
console.log(o * 2, o > 5, o == 10);
console.log([1, 2] + [3], [] + {}, [] == false, null == undefined, null == 0);
console.log('5' * '2', '5' + 2, true + true, +'', +' 12 ', +'1x', +[], +{});
console.log(String([1, [2, 3]]), String({}), String(null), String(undefined));
console.log(Number('0x1f'), Number('1e3'), Number(null), Number(undefined));
try {
    +{ valueOf: () => ({}), toString: () => ({}) };
} catch (e) {
    console.log(e.message);
}
