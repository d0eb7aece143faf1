function kind(x) {
    switch (x) {
    case 1:
    case 2:
        return 'small';
    case '1':
        return 'text';
    default:
        return 'other';
    case 3: {
        const inner = 'three';
        return inner;
    }
    case NaN:
        return 'never';
    }
}
console.log([1, 2, '1', 3, 4, NaN].map(kind));
let path = '';
switch (5) {
default:
    path += 'd';
case 1:
    path += '1';
    break;
case 2:
    path += '2';
}
console.log(path);
const seen = [];
switch (seen.push('disc'), 2) {
case (seen.push('one'), 1): break;
case (seen.push('two'), 2): break;
case (seen.push('three'), 3): break;
}
console.log(seen);
for (const x of [1, 2, 3]) {
    switch (x) {
    case 2:
        continue;
    }
    console.log(x);
}
switch (1) {}
