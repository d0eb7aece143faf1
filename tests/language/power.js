console.log(2 ** 3 ** 2, (-2) ** 2, 2 ** -1); // expect: 512 4 0.5
