const log = (x) => (console.log(x), x);
log(1) + log(2) * log(3);
// expect: 1
// expect: 2
// expect: 3
