// A program that also looks at the bytes of a server's connection.
const http = require('http');
const server = http.createServer((req, res) => {
  console.log('request', req.url, req.socket === req.connection, req.socket.server === server);
  res.end('x');
});
server.on('connection', (socket) => {
  socket.on('data', (chunk) => console.log('bytes', String(chunk).split('\r\n')[0]));
  try { socket.setEncoding('utf8'); } catch (error) { console.log(error.code, error.message); }
});
server.listen(6443, () => {
  http.get({ port: 6443, path: '/seen', agent: false }, (res) => {
    res.resume().on('end', () => server.close());
  });
});
