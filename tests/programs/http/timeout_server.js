// A server's patience: setTimeout of the server, of a request, of an answer.
const http = require('http');
const { raw } = require('./lib/raw');
const server = http.createServer((req, res) => {
  console.log('request', req.url);
  if (req.url === '/req') req.setTimeout(20, (socket) => { console.log('req timeout'); res.end('by req'); });
  if (req.url === '/res') res.setTimeout(20, (socket) => { console.log('res timeout'); res.end('by res'); });
});
server.setTimeout(60, (socket) => {
  console.log('server timeout');
  socket.destroy();
});
server.listen(6428, () => {
  const get = (path) => `POST ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 1\r\n\r\n`;
  raw(6428, get('/req'), () => raw(6428, get('/res'), () => raw(6428, get('/none'), () => {
    server.removeAllListeners('timeout');
    raw(6428, get('/nobody'), () => server.close());
  })));
});
