function later(ms) {
    return new Promise(function start(resolve) {
        setTimeout(() => resolve(ms), ms);
    });
}
async function inner() {
    const got = await later(50);
    console.log(got);
    return got;
}
async function outer() {
    const sum = await inner();
    console.log(sum);
}
outer().then(function done() {
    console.log('done');
});
const never = new Promise(() => {});
never.then(function lost() {
    console.log('lost');
});
let open;
const gate = new Promise((resolve) => {
    open = resolve;
});
setTimeout(function other() {
    console.log('other');
}, 20);
setTimeout(function opens() {
    console.log('opens');
    open('gate');
}, 70);
gate.then(function passed() {
    console.log('passed');
});
console.log('main');
