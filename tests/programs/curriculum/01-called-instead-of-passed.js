// A callback that is called instead of passed.
function hello() {
    console.log('hello');
    return '돌려준 값';
}
const wrong = hello();
console.log(wrong);
try {
    setTimeout(hello(), 10);
} catch (error) {
    console.log(error.name, error.code);
    console.log(error.message);
}
setTimeout(hello, 10);
setTimeout(() => hello(), 20);
console.log('bye');
