let x = 'outer';
{
    let x = 'block';
    console.log(x);
    {
        const x = 'inner';
        console.log(x);
    }
}
console.log(x);
function shadow(x) {
    var y = x;
    if (true) {
        let y = 'let';
        var z = 'var leaks';
    }
    return [x, y, z];
}
console.log(shadow('param'));
function defaults(a, b = a + 1, f = () => a) {
    a = 100;
    return [a, b, f()];
}
console.log(defaults(1));
switch (1) {
case 1:
    let scoped = 'switch';
    console.log(scoped);
}
try {
    throw 'thrown';
} catch (x) {
    console.log(x);
}
for (let x of ['loop']) console.log(x);
console.log(x);
implicit = 'global by accident';
console.log(implicit, globalThis.implicit, delete globalThis.implicit, typeof implicit);
