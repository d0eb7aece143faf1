console.log(1 + 2, '1' + 2, 1 + '2', [] + [], 1 + null); // expect: 3 12 12  1
