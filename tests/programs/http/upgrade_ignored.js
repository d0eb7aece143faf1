// Nobody wants the upgrade: it is a request like others. What was sent right
// behind it is lost, what comes later is not.
const http = require('http');
const { raw } = require('./lib/raw');
const server = http.createServer((req, res) => {
  console.log('request', req.url, req.headers.upgrade, req.upgrade);
  res.end(req.url);
});
server.listen(6463, () => {
  const get = (path, more = '') => `GET ${path} HTTP/1.1\r\nHost: a\r\n${more}\r\n`;
  const up = 'Connection: upgrade\r\nUpgrade: x\r\n';
  raw(6463, [get('/one', up) + get('/lost'), get('/two', up), get('/three', 'Connection: close\r\n')], () => server.close());
});
