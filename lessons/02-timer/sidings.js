// Four trains on the sidings. In which order do they come back?
setTimeout(function slow() { console.log('slow'); }, 300);
setTimeout(function twinA() { console.log('twinA'); }, 100);
setTimeout(function twinB() { console.log('twinB'); }, 100);
setTimeout(function zero() { console.log('zero'); }, 0);
console.log('main');
