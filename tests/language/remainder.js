console.log(7 % 3, -7 % 3, 7 % -3, 5.5 % 2, 1 % 0); // expect: 1 -1 1 1.5 NaN
