setTimeout(function late() {
    console.log('late');
}, 500);
setTimeout(function early() {
    console.log('early');
}, 300);
setTimeout(function same() {
    console.log('same');
}, 300);
