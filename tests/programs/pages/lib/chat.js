const { Server } = require('socket.io');
const server = require('./static')(Number(process.argv[2]), {});
const io = new Server(server);
io.on('connection', (socket) => {
  console.log('connected', io.engine.clientsCount);
  socket.emit('bytes', Buffer.from([1, 2, 3]));
  socket.on('chat', (text, done) => { console.log('chat', text); io.emit('chat', text, { length: text.length }); done('ok'); if (text === 'bye') socket.disconnect(); });
  socket.on('disconnect', (why) => console.log('left', why));
});
