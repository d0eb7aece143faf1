// Any Duplex can be a connection.
const http = require('http');
const { Duplex } = require('stream');
const server = http.createServer((req, res) => {
  console.log('request', req.method, req.url);
  req.on('data', (chunk) => console.log('data', String(chunk)));
  req.on('end', () => { res.sendDate = false; res.end('answer'); });
});
const socket = new Duplex({
  read() {},
  write(chunk, encoding, done) { console.log(JSON.stringify(String(chunk))); done(); },
});
socket.on('finish', () => console.log('finish'));
server.emit('connection', socket);
socket.push('POST /duplex HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 4\r\n\r\nbo');
socket.push('dy');
