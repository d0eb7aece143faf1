function printB() {
    console.log(b);
}
printB();
let b = 2;
