console.log('nothing runs');
function f() { // expect syntax error: Unexpected end of input