console.log(`first
second`);
// expect: first
// expect: second
