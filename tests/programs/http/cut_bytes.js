// One request, byte by byte, is the same request.
const http = require('http');
const net = require('net');
const server = http.createServer((req, res) => {
  let body = '';
  req.on('data', (chunk) => { body += chunk; });
  req.on('end', () => { console.log(req.method, req.url, req.headers, body, req.trailers); res.end(); });
});
server.listen(6437, () => {
  const text = 'POST /cut HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n' +
               '4\r\nab\xec\x95\r\n1;ext="q"\r\n\x88\r\n0\r\nX-T: 1\r\n\r\n';
  const socket = net.connect(6437);
  socket.setNoDelay(true);
  let at = 0;
  const next = () => {
    if (at === text.length) return;
    socket.write(text[at++], 'latin1', () => setImmediate(next));
  };
  next();
  socket.resume().on('close', () => server.close());
});
