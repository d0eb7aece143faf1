console.log(typeof declared, declared.name, typeof variable, variable);
try {
    console.log(later);
} catch (error) {
    console.log(error.name, error.message);
}
try {
    console.log(constant);
} catch (error) {
    console.log(error.message);
}
try {
    expression();
} catch (error) {
    console.log(error.message);
}
try {
    arrow();
} catch (error) {
    console.log(error.message);
}
function declared() {}
var variable = 1;
var expression = function () {};
let later = 2;
const constant = 3;
const arrow = () => {};
console.log(declared, expression, arrow, variable, later, constant);
console.log({ a: 1, b: 2 }, [declared], { declared, arrow, method() {} });
class 상자 {}
console.log(상자, new 상자(), typeof 상자);
{
    function inside() {}
    var out = 'var는 밖에서도';
    let only = '안에서만';
}
console.log(typeof inside, out, typeof only);
