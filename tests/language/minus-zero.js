console.log(-0, 0, [-0], -0 === 0, Object.is(-0, 0)); // expect: -0 0 [ -0 ] true false
