const start = Date.now();
setTimeout(function ten() {
    console.log('ten');
}, 10);
setTimeout(function five() {
    console.log('five');
}, 5);
setTimeout(function thirty() {
    console.log('thirty');
}, 30);
while (Date.now() - start < 20)
    ;
Promise.reject(new Error('no')).catch(function caught() {
    console.log('caught');
});
const child = { then: function thenable(resolve) {
    resolve(3);
} };
Promise.resolve(child).then(function adopted() {
    console.log('adopted');
});
