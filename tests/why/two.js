setTimeout(function twoTimer() {
    console.log('two at 50');
    setTimeout(function twoLater() {
        console.log('two at 100');
    }, 50);
}, 50);
console.log('two');
