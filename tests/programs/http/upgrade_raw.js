// Bytes right behind the head of an upgrade belong to what comes next.
const http = require('http');
const { raw } = require('./lib/raw');
const server = http.createServer();
server.on('upgrade', (req, socket, head) => {
  console.log('upgrade', req.url, JSON.stringify(String(head)), socket.listenerCount('data'), req.rawHeaders.length);
  socket.end(`HTTP/1.1 101 OK\r\n\r\n${String(head).toUpperCase()}`);
});
server.on('connect', (req, socket, head) => {
  console.log('connect', req.method, req.url, JSON.stringify(String(head)));
  socket.end('HTTP/1.1 200 Tunnel\r\n\r\n');
});
server.on('request', (req, res) => { console.log('request', req.method, req.url); res.end(); });
server.listen(6415, () => {
  raw(6415, 'GET /up HTTP/1.1\r\nHost: a\r\nConnection: x, upgrade\r\nUpgrade: y\r\n\r\nmore bytes', () => {
    raw(6415, 'CONNECT example.org:80 HTTP/1.1\r\nHost: a\r\n\r\nhi', () => {
      raw(6415, 'GET /plain HTTP/1.1\r\nHost: a\r\nUpgrade: y\r\nConnection: close\r\n\r\n', () => server.close());
    });
  });
});
