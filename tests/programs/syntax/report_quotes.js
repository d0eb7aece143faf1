// Quotes as a word processor makes them.
const name = “Kim”;
console.log(name);
