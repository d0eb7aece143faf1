// The classic: var is one variable, let is one a turn.
for (var i = 0; i < 3; i++) {
    setTimeout(() => console.log('var', i), 1);
}
for (let j = 0; j < 3; j++) {
    setTimeout(() => console.log('let', j), 5);
}
for (var k = 0; k < 3; k++) {
    (function (k) {
        setTimeout(function () {
            console.log('call', k);
        }, 10);
    })(k);
}
