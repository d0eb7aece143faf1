// A program that overwrites a method breaks only itself.
Array.prototype.push = function () {
    return 'broken push';
};
Array.prototype.slice = () => 'broken slice';
Promise.prototype.constructor = null;
const a = [3, 1, 2];
console.log(a.push(4), a.slice(), a.length);
console.log(a.map((x) => x * 2), a.filter((x) => x > 1));
console.log(a.sort(), [a, [1, [2]]].flat(), JSON.stringify({ a }));
console.log([...a, ...'xy'], `${a}`);
setTimeout(() => console.log('timers are fine', { a: [1, 2, 3] }), 1);
