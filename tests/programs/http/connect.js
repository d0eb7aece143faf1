// CONNECT, as a client: an answer to it is a tunnel.
const http = require('http');
const server = http.createServer();
server.on('connect', (req, socket, head) => {
  console.log('connect', req.url);
  socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
  socket.on('data', (chunk) => socket.end(`you said ${chunk}`));
});
server.listen(6416, () => {
  const req = http.request({ port: 6416, method: 'CONNECT', path: 'localhost:80' });
  req.on('connect', (res, socket, head) => {
    console.log('tunnel', res.statusCode, res.statusMessage, head.length);
    socket.on('data', (chunk) => console.log(String(chunk)));
    socket.on('end', () => { console.log('end'); server.close(); });
    socket.write('knock');
  });
  req.end();
});
