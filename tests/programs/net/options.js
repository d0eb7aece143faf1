// What may be asked of a socket beside its bytes; each answers the socket.
const net = require('net');
const server = net.createServer({noDelay: true, keepAlive: true}, (socket) => {
  console.log('server', socket.setNoDelay() === socket);
  socket.end('bye');
});
server.listen(6339, () => {
  console.log(server.listening, server.maxConnections);
  const socket = net.connect({port: 6339, noDelay: true});
  console.log(socket.setNoDelay(true) === socket,
              socket.setKeepAlive(true, 1000) === socket,
              socket.setTimeout(5000) === socket, socket.timeout,
              socket.setTimeout(0) === socket, socket.timeout,
              socket.setEncoding('utf8') === socket,
              socket.ref() === socket, socket.unref() === socket,
              socket.pause() === socket, socket.resume() === socket);
  socket.ref();
  socket.on('data', (text) => console.log(text, socket.bytesRead));
  socket.on('close', (hadError) => {
    console.log('close', hadError, socket.bytesWritten, socket.destroyed);
    server.close();
  });
});
