console.log([, 1], [1, , 2], [1, , , 4], [, ,], new Array(5), [1, , 3, , , 6]);
const a = [1, 2, 3];
a.extra = 'property';
a[-1] = 'negative';
console.log(a);
a[10] = 'far';
console.log(a, a.length);
delete a[0];
console.log(a, [undefined, , null]);
