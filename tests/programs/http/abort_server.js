// A server ends a connection: with no answer, in the middle of one.
const http = require('http');
const server = http.createServer((req, res) => {
  if (req.url === '/none') { req.socket.destroy(); return; }
  if (req.url === '/end') { req.socket.end(); return; }
  if (req.url === '/length') { res.writeHead(200, { 'Content-Length': 100 }); res.write('some'); }
  if (req.url === '/chunks') res.write('some');
  if (req.url === '/destroy') { res.destroy(); return; }
  setTimeout(() => res.socket.destroy(), 10);
});
const paths = ['/none', '/end', '/length', '/chunks', '/destroy'];
server.listen(6422, () => {
  const next = () => {
    const path = paths.shift();
    if (!path) { server.close(); return; }
    const req = http.get({ port: 6422, path, agent: false });
    const log = (...words) => console.log(path, ...words);
    req.on('error', (error) => log('error', error.code, error.message));
    req.on('response', (res) => {
      log('response', res.statusCode);
      res.on('data', (chunk) => log('data', String(chunk)));
      res.on('end', () => log('end'));
      res.on('aborted', () => log('aborted'));
      res.on('error', (error) => log('res error', error.code, error.message));
      res.on('close', () => log('res close', res.complete));
    });
    req.on('close', () => { log('close'); setTimeout(next, 5); });
  };
  next();
});
