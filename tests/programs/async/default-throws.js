// An error in a default argument rejects, it does not throw.
async function f(x = (() => { throw new Error('default'); })()) {
    return x;
}
try {
    f().catch((e) => console.log('rejected', e.message));
    console.log('no throw');
} catch (e) {
    console.log('never');
}
