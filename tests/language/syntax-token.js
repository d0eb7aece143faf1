console.log('nothing runs');
let a = ); // expect syntax error: Unexpected token ')'
