(async () => { console.log(1); await 0; console.log(3); })();
console.log(2);
// expect: 1
// expect: 2
// expect: 3
