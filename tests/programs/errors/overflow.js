let depth = 0;
function down() {
    depth++;
    down();
}
try {
    down();
} catch (e) {
    console.log(e instanceof RangeError, e.message, depth > 1000);
}
console.log('still alive');
