console.log([10, 9, 1, 100].sort());
console.log([10, 9, 1, 100].sort((a, b) => a - b));
console.log(['b', undefined, 'a', , 'c'].sort());
const people = [
    { name: 'Kim', age: 30 },
    { name: 'Lee', age: 25 },
    { name: 'Park', age: 30 },
    { name: 'Choi', age: 25 },
];
console.log(people.sort((a, b) => a.age - b.age).map((p) => p.name));
let seed = 7;
const random = () => (seed = (seed * 1103515245 + 12345) % 2147483648);
const many = Array.from({ length: 500 }, (_, i) => ({ k: random() % 50, i }));
many.sort((a, b) => a.k - b.k);
let stable = true;
for (let i = 1; i < many.length; i++) {
    const [a, b] = [many[i - 1], many[i]];
    if (a.k > b.k || (a.k === b.k && a.i > b.i)) stable = false;
}
console.log('stable', stable);
try {
    [3, 2, 1].sort(() => {
        throw new Error('in a comparator');
    });
} catch (e) {
    console.log(e.message);
}
try {
    [1, 2].sort('x');
} catch (e) {
    console.log(e.message);
}
