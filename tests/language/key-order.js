console.log({ b: 1, 2: 1, a: 1, 1: 1 }); // expect: { '1': 1, '2': 1, b: 1, a: 1 }
