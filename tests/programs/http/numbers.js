// Numbers of a connection: bytes, addresses, what a request knows of its socket.
const http = require('http');
const server = http.createServer((req, res) => {
  const { socket } = req;
  console.log(socket.remoteAddress, socket.remoteFamily, socket.localPort, typeof socket.remotePort, socket.bytesRead, socket.encrypted);
  console.log(req.socket === res.socket, req.connection === socket, res.connection === socket, socket.parser !== null, socket._httpMessage === res);
  res.on('finish', () => console.log('after finish', res.socket, res.headersSent, res.writableEnded, res.writableFinished));
  res.end('12345', () => console.log('end callback'));
});
server.listen(6462, '127.0.0.1', () => {
  console.log(server.address());
  const req = http.get('http://127.0.0.1:6462/', (res) => {
    console.log(req.host, req.path, req.method, req.protocol, req.getHeaders(), req.finished, req.socket === res.socket);
    res.resume().on('end', () => server.close());
  });
  console.log(req.socket, req.writableEnded, req.headersSent);
});
