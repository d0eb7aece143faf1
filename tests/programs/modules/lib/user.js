const { getIO } = require('./socket');
const io = getIO();
io.emitted.push('user');
console.log(io);
