console.log(null == undefined, null == 0, '' == 0, NaN == NaN); // expect: true false true false
