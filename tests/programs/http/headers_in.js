// Fields that come several times, and what becomes of them.
const http = require('http');
const { raw } = require('./lib/raw');
const server = http.createServer((req, res) => {
  console.log(req.headers);
  console.log(req.headersDistinct);
  console.log(req.rawHeaders);
  res.setHeader('Set-Cookie', ['a=1', 'b=2']);
  res.appendHeader('X-List', 'one');
  res.appendHeader('X-List', ['two', 'three']);
  res.end();
});
server.listen(6410, () => {
  raw(6410, 'GET / HTTP/1.1\r\nHost: first\r\nHost: second\r\nAccept: a\r\nAccept:   b \r\n' +
            'Cookie: x=1\r\ncookie: y=2\r\nX-Long-Name: 1\r\nx-long-name: 2\r\n' +
            'User-Agent: one\r\nuser-agent: two\r\nSet-Cookie: q\r\nSet-Cookie: r\r\n' +
            'Connection: close\r\nX-Empty:\r\nX-Latin: caf\xe9\r\n\r\n', () => {
    http.get({ port: 6410, headers: { 'x-a': ['1', '2'] } }, (res) => {
      console.log(res.headers['set-cookie'], res.headers['x-list'], res.headersDistinct['x-list']);
      res.resume().on('end', () => server.close());
    });
  });
});
