function down() {
    down();
}
try {
    down();
} catch (e) {
    console.log(e.name, e.message); // expect: RangeError Maximum call stack size exceeded
}
