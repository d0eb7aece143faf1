// HEAD: the head of the answer to GET, and no body.
const http = require('http');
const { raw } = require('./lib/raw');
const server = http.createServer((req, res) => {
  const goesOn = res.write('not for HEAD');
  console.log(req.method, 'write', goesOn);
  res.end('nor this');
});
server.listen(6407, () => {
  raw(6407, 'HEAD / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', () => {
    http.request({ port: 6407, method: 'HEAD' }, (res) => {
      console.log(res.statusCode, res.headers['transfer-encoding']);
      res.on('data', () => console.log('never'));
      res.on('end', () => { console.log('end'); server.close(); });
    }).end();
  });
});
