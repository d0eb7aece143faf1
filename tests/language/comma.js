let x = (1, 2, 3);
console.log(x); // expect: 3
