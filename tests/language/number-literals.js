console.log(0xff, 0b11, 0o17, 1_000, .5, 5., 1e3); // expect: 255 3 15 1000 0.5 5 1000
