console.log('counter is loaded once');
let n = 0;
exports.next = () => ++n;
