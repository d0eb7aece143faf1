function printB() {
    console.log(b);
}
try {
    printB();
} catch (error) {
    console.log(error.name + ': ' + error.message);
}
let b = 2;
printB();
setTimeout(printB, 1);
b = 3;
