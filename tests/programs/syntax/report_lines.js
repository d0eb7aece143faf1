// A text whose quote is missing goes on in other lines: no carets.
const name = "Kim";
console.log(`Hello ${name}!);
console.log(`How are you?`);
