// maxRequestsPerSocket: the answer says close; one more is dropped.
const http = require('http');
const { raw } = require('./lib/raw');
const server = http.createServer((req, res) => res.end(req.url));
server.maxRequestsPerSocket = 2;
server.on('dropRequest', (req) => console.log('dropRequest', req.url));
server.listen(6433, () => {
  const get = (path) => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`;
  raw(6433, get('/1') + get('/2') + get('/3'), () => server.close());
});
