console.log('nothing runs');
let a = 1;
let a = 2; // expect syntax error: Identifier 'a' has already been declared
