try {
    setTimeout('text', 1);
} catch (error) {
    console.log(error.name, error.code);
    console.log(error.message);
}
try {
    process.nextTick(5);
} catch (error) {
    console.log(error.message);
}
try {
    queueMicrotask();
} catch (error) {
    console.log(error.message);
}
try {
    setImmediate({});
} catch (error) {
    console.log(error.message);
}
