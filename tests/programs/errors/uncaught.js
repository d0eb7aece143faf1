console.log('before');
function inner(o) {
    return o.missing.deep;
}
function outer() {
    inner({});
}
outer();
console.log('never');
