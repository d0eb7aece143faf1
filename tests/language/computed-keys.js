const k = 'x';
console.log({ [k]: 1, [k + k]() {}, get [`${k}y`]() { return 2; } }.xy); // expect: 2
