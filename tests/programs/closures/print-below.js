// Works when it is called below `let b`, throws when called above it.
function printB() {
    console.log(b);
}
try {
    printB();
} catch (e) {
    console.log(e.message);
}
let b = 2;
printB();
