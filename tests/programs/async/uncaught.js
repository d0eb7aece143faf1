async function inner() {
    await null;
    throw new Error('deep inside');
}
async function outer() {
    await inner();
}
outer();
console.log('main');
