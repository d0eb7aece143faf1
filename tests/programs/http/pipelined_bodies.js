// Bodies between pipelined requests, and what runs between them.
const http = require('http');
const { raw } = require('./lib/raw');
const server = http.createServer((req, res) => {
  console.log('request', req.url);
  process.nextTick(() => console.log('tick of', req.url));
  Promise.resolve().then(() => console.log('job of', req.url));
  req.on('data', (chunk) => console.log('data', req.url, String(chunk)));
  req.on('end', () => {
    console.log('end', req.url);
    res.end(req.url);
  });
});
server.listen(6404, () => {
  const post = (path, body, more = '') =>
    `POST ${path} HTTP/1.1\r\nHost: a\r\n${more}Content-Length: ${body.length}\r\n\r\n${body}`;
  raw(6404, post('/1', 'first') + post('/2', '') + post('/3', 'third') +
            'POST /4 HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n' +
            '3\r\nabc\r\n4;x=y\r\ndefg\r\n0\r\n\r\n', () => server.close());
});
