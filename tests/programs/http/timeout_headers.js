// headersTimeout and requestTimeout: a client that does not come to its end.
const http = require('http');
const { raw } = require('./lib/raw');
const server = http.createServer({ headersTimeout: 50, requestTimeout: 150, connectionsCheckingInterval: 20 }, (req, res) => {
  console.log('request', req.url);
  req.on('data', (chunk) => console.log('data', String(chunk)));
  req.on('error', (error) => console.log('req error', error.code));
});
server.on('clientError', (error, socket) => {
  console.log('clientError', error.code, error.message);
  socket.end('HTTP/1.1 408 Slow\r\n\r\n');
});
server.listen(6429, () => {
  raw(6429, 'GET / HTTP/1.1\r\nHo', () => {
    raw(6429, 'POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc', () => {
      server.removeAllListeners('clientError');
      raw(6429, 'GET / HTTP/1.1\r\n', () => server.close());
    });
  });
});
