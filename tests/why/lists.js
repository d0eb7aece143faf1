const start = Date.now();
setTimeout(function ten() {
    console.log('ten');
}, 2);
setTimeout(function five() {
    console.log('five');
}, 1);
setTimeout(function thirty() {
    console.log('thirty');
}, 6);
while (Date.now() - start < 3)
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
