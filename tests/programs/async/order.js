async function one() {
    console.log('one starts');
    await two();
    console.log('one goes on');
}
async function two() {
    console.log('two');
}
console.log('main starts');
setTimeout(() => console.log('timeout'), 0);
one();
new Promise((resolve) => {
    console.log('executor');
    resolve();
}).then(() => console.log('then'));
console.log('main ends');
