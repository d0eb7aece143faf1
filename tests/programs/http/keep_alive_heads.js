// The same, while the connection stays open: Keep-Alive says for how long.
const http = require('http');
const { raw } = require('./lib/raw');
const server = http.createServer((req, res) => {
  if (req.url === '/removed') res.removeHeader('Connection');
  if (req.url === '/own') res.setHeader('Keep-Alive', 'timeout=99');
  res.end(req.url);
});
server.keepAliveTimeout = 3000;
server.maxRequestsPerSocket = 4;
server.listen(6402, () => {
  const get = (path) => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`;
  raw(6402, [get('/a'), get('/removed'), get('/own'), get('/last')],
      () => server.close());
});
