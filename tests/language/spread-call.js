console.log(Math.max(...[1, 5], 3, ...'79')); // expect: 9
