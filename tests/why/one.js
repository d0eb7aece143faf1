setTimeout(function oneTimer() {
    console.log('one at 50');
    setTimeout(function oneLater() {
        console.log('one at 100');
    }, 50);
}, 50);
console.log('one');
