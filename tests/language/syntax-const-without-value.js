console.log('nothing runs');
const c; // expect syntax error: Missing initializer in const declaration
