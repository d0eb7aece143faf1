// A body in chunks, as it is on the wire, and with trailers.
const http = require('http');
const { raw } = require('./lib/raw');
const server = http.createServer((req, res) => {
  if (req.url === '/trailers') {
    res.writeHead(200, { Trailer: 'X-Sum' });
    res.write('abc');
    res.addTrailers({ 'X-Sum': '6', 'X-List': ['a', 'b'] });
    res.end();
    return;
  }
  res.write('one');
  setTimeout(() => { res.write(Buffer.from('둘')); res.end('three'); }, 10);
});
server.listen(6405, () => {
  const get = (path) => `GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`;
  raw(6405, get('/'), () => raw(6405, get('/trailers'), () => {
    http.get({ port: 6405, path: '/trailers' }, (res) => {
      res.on('data', (chunk) => console.log('data', String(chunk)));
      res.on('end', () => {
        console.log(res.trailers, res.rawTrailers, res.trailersDistinct, res.complete);
        server.close();
      });
    });
  }));
});
