// What is no HTTP is answered with 400, and clientError says why.
const http = require('http');
const { raw } = require('./lib/raw');
const server = http.createServer((req, res) => {
  req.on('data', (chunk) => console.log('data', String(chunk)));
  req.on('error', (error) => console.log('req error', error.code, error.message));
  req.on('aborted', () => console.log('aborted'));
  console.log('request', req.url);
});
const bad = [
  'hello\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n',
  'GET / HTTP/1.1\r\nContent-Length: x\r\n\r\n',
  'GET / HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n',
  'GET / HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n',
  'GET / HTTP/3.7\r\n\r\n',
  'GET /a b HTTP/1.1\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n',
  'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcdef\r\n',
  `GET /${'x'.repeat(17000)} HTTP/1.1\r\nHost: a\r\n\r\n`,
  'GET / HTTP/1.1\r\n\r\n',
];
const own = (error, socket) => {
  console.log('clientError', error.name, error.code, error.reason, error.bytesParsed,
              error.message, error.rawPacket.length);
  socket.end('HTTP/1.1 400 Mine\r\n\r\n');
};
server.listen(6412, () => {
  let round = 0;
  const next = () => {
    const text = bad.shift();
    if (!text) { server.close(); return; }
    if (round++ === 4) server.on('clientError', own);
    raw(6412, text, next);
  };
  next();
});
