// Answers that are no HTTP, as a client sees them.
const http = require('http');
const net = require('net');
const answers = [
  'hello there\r\n\r\n',
  'HTTP/1.1 99 No\r\n\r\n',
  'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\nhello',
  'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnope\r\n',
  'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort',
  'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n',
  'HTTP/1.1 200 OK\r\n\r\nas long as it lasts',
  'HTTP/1.0 200\r\n\r\nold',
  '',
];
let text;
const server = net.createServer((socket) => {
  socket.on('error', () => {});
  socket.once('data', () => socket.end(text));
});
server.listen(6413, () => {
  const next = () => {
    text = answers.shift();
    if (text === undefined) { server.close(); return; }
    console.log(JSON.stringify(text));
    const req = http.get({ port: 6413, agent: false });
    req.on('error', (error) => console.log('error', error.name, error.code, error.message, error.reason, error.bytesParsed));
    req.on('response', (res) => {
      console.log('response', res.statusCode, JSON.stringify(res.statusMessage), res.httpVersion);
      res.on('data', (chunk) => console.log('data', String(chunk)));
      res.on('end', () => console.log('end', res.complete));
      res.on('aborted', () => console.log('aborted'));
      res.on('error', (error) => console.log('res error', error.code, error.message));
      res.on('close', () => console.log('res close', res.complete, res.aborted));
    });
    req.on('close', () => { console.log('close'); setTimeout(next, 10); });
  };
  next();
});
