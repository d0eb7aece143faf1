// A client's body without a length goes in chunks; with setHeader it does not.
const http = require('http');
const server = http.createServer((req, res) => {
  console.log(req.url, req.headers['content-length'], req.headers['transfer-encoding']);
  const parts = [];
  req.on('data', (chunk) => parts.push(String(chunk)));
  req.on('end', () => { console.log(parts.join('')); res.end(); });
});
server.listen(6406, () => {
  const post = (path, send, done) => {
    const req = http.request({ port: 6406, path, method: 'POST' }, (res) => {
      res.resume();
      res.on('end', done);
    });
    send(req);
  };
  post('/end', (req) => req.end('all at once'), () => {
    post('/write', (req) => { req.write('a'); req.write('b'); req.end('c'); }, () => {
      post('/length', (req) => { req.setHeader('Content-Length', 3); req.write('a'); req.end('bc'); }, () => {
        post('/nothing', (req) => req.end(), () => {
          http.request({ port: 6406, path: '/delete', method: 'DELETE' }, (res) => {
            res.resume();
            res.on('end', () => server.close());
          }).end();
        });
      });
    });
  });
});
