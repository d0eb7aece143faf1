console.log('10' < '9', '10' < 9, 'a' < 'b', 'B' < 'a'); // expect: true false true true
