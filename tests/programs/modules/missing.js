try {
    require('./lib/not-there');
} catch (e) {
    console.log(e.code, e.message.split('\n')[0].split('/').pop());
}
try {
    require('no-such-package');
} catch (e) {
    console.log(e.code, e.message.split('\n')[0]);
}
try {
    require('./lib/throws');
} catch (e) {
    console.log(e.message);
}
try {
    require('./lib/throws');
} catch (e) {
    console.log('again:', e.message);
}
