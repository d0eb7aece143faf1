const n = 2;
console.log(`${n} times ${`nested ${n + 1}`}`); // expect: 2 times nested 3
