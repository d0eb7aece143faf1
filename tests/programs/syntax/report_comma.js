// A comma of Korean keyboards.
console.log(1，2);
