// maxHeadersCount and maxHeaderSize.
const http = require('http');
const { raw } = require('./lib/raw');
const server = http.createServer({ maxHeaderSize: 200 }, (req, res) => res.end(Object.keys(req.headers).join()));
server.maxHeadersCount = 3;
server.listen(6442, () => {
  raw(6442, 'GET / HTTP/1.1\r\nHost: a\r\nA: 1\r\nB: 2\r\nC: 3\r\nConnection: close\r\n\r\n', (x) => {
    raw(6442, `GET / HTTP/1.1\r\nHost: a\r\nLong: ${'x'.repeat(300)}\r\n\r\n`, () => {
      const req = http.get({ port: 6442, maxHeaderSize: 40 });
      req.on('error', (error) => { console.log(error.code, error.message); server.close(); });
    });
  });
});
