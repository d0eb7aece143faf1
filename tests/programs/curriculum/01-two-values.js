// A callback is a value: it is handed on and called with two values.
function add(a, b, callback) {
    callback(a + b, '더하기');
}
function show(result, name) {
    console.log(name, result);
}
add(3, 4, show);
add(1, 2, (result, name) => console.log(`${name}의 결과: ${result}`));
const functions = [show, function (r) { console.log('이름 없는 함수', r); }];
functions.forEach((callback) => add(10, 20, callback));
console.log(typeof show, show.name, show.length, functions);
