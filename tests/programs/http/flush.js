// flushHeaders: the head goes before the body is there.
const http = require('http');
const server = http.createServer((req, res) => {
  res.setHeader('X', 'y');
  res.flushHeaders();
  console.log('flushed', res.headersSent);
  setTimeout(() => res.end('body'), 30);
});
server.listen(6439, () => {
  http.get({ port: 6439 }, (res) => {
    console.log('head', res.headers.x, res.headers['transfer-encoding']);
    res.on('data', (chunk) => console.log('data', String(chunk)));
    res.on('end', () => server.close());
  });
});
