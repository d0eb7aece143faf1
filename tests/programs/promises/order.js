console.log(1);
const p = new Promise((resolve) => {
    console.log(2);
    resolve('value');
    console.log(3);
});
p.then((v) => console.log('then', v));
setTimeout(() => console.log('timeout'), 0);
process.nextTick(() => console.log('tick'));
console.log(4);
