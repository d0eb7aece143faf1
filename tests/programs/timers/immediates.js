setImmediate(() => {
    console.log('immediate 1');
    setImmediate(() => console.log('immediate of the next turn'));
    process.nextTick(() => console.log('tick after immediate 1'));
});
setImmediate((a, b) => console.log('immediate 2', a, b), 'x', 'y');
const third = setImmediate(() => console.log('never 3'));
setImmediate(() => console.log('immediate 4'));
clearImmediate(third);
console.log('main');
