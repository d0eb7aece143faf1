// What a request's body is worth that nobody reads: the next request still comes.
const http = require('http');
const { raw } = require('./lib/raw');
const server = http.createServer((req, res) => {
  console.log('request', req.method, req.url);
  req.on('close', () => console.log('req close', req.url, req.complete, req.readableEnded));
  res.end(req.url);
});
server.listen(6468, () => {
  const post = (path, more = '') => `POST ${path} HTTP/1.1\r\nHost: a\r\n${more}Content-Length: 10\r\n\r\n`;
  raw(6468, [`${post('/1')}01234`, '56789', `${post('/2', 'Connection: close\r\n')}0123456789`], () => server.close());
});
