// A CommonJS module is a function: return is fine here.
console.log('returned'); // expect: returned
return;
console.log('never');
