console.log([10, 9, 1].sort(), [10, 9, 1].sort((a, b) => a - b)); // expect: [ 1, 10, 9 ] [ 1, 9, 10 ]
