console.log([1, , 3], [, ,].length); // expect: [ 1, <1 empty item>, 3 ] 2
