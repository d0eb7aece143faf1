// HTTP/1.0: no chunks, and the connection ends, unless it is asked to stay.
const http = require('http');
const { raw } = require('./lib/raw');
const server = http.createServer((req, res) => {
  console.log(req.httpVersion, req.httpVersionMajor, req.httpVersionMinor, req.headers.host);
  if (req.url === '/write') res.write('some');
  res.end('thing');
});
server.listen(6434, () => {
  raw(6434, 'GET / HTTP/1.0\r\n\r\n', () => {
    raw(6434, 'GET /write HTTP/1.0\r\nConnection: keep-alive\r\n\r\n', () => {
      raw(6434, 'GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n', null).on('data', function () { this.end(); })
        .on('close', () => server.close());
    });
  });
});
