// One instance for many modules: init first, then getIO.
const socket = require('./lib/socket');
try {
    socket.getIO();
} catch (e) {
    console.log(e.message);
}
socket.init('server');
require('./lib/user');
