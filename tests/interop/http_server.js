// http_server.js PORT: what is asked of it says the path.
const http = require('http');
const port = Number(process.argv[2]);
const answers = {
  echo(req, res) { req.pipe(res); },
  chunks(req, res) {
    res.writeHead(200, { Trailer: 'X-Sum' });
    res.write('하나 ');
    setTimeout(() => { res.write('둘'); res.addTrailers({ 'X-Sum': '2' }); res.end(); }, 10);
  },
  large(req, res) { res.end(Buffer.alloc(3000000, 'z')); },
  none(req, res) { res.writeHead(204).end(); },
  cut(req, res) { res.writeHead(200, { 'Content-Length': 10 }); res.write('five.'); setTimeout(() => res.destroy(), 20); },
  stop(req, res) { res.end('bye'); server.close(); server.closeIdleConnections(); },
};
const server = http.createServer((req, res) => {
  console.log(req.method, req.url, req.headers['content-length'] ?? '-',
              req.headers['transfer-encoding'] ?? '-');
  req.on('error', () => {});
  answers[req.url.slice(1)](req, res);
});
server.on('upgrade', (req, socket, head) => {
  console.log('upgrade', req.headers.upgrade, head.length);
  socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: shout\r\n\r\n');
  socket.on('data', (chunk) => socket.end(String(chunk).toUpperCase()));
});
server.on('checkContinue', (req, res) => {
  console.log('checkContinue');
  res.writeContinue();
  server.emit('request', req, res);
});
server.on('clientError', (error, socket) => {
  console.log('clientError', error.code);
  socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
});
server.listen(port, () => console.log('listening'));
