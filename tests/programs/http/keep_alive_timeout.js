// A connection that nobody uses is closed: keepAliveTimeout and a second.
const http = require('http');
const { raw } = require('./lib/raw');
const server = http.createServer((req, res) => res.end('x'));
server.keepAliveTimeout = 100;
server.listen(6430, () => {
  const start = Date.now();
  raw(6430, 'GET / HTTP/1.1\r\nHost: a\r\n\r\n', () => {
    const took = Date.now() - start;
    console.log(took > 1050 && took < 1500 ? 'after the timeout' : took);
    server.close(() => console.log('closed'));
  });
});
