console.log('a' in { a: 1 }, 0 in [1], 1 in [1], 'toString' in {}); // expect: true true false true
