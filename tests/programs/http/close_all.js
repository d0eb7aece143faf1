// closeAllConnections ends what is under way, too; closeIdleConnections not.
const http = require('http');
const server = http.createServer((req, res) => {
  console.log('request', req.url);
  if (req.url === '/quick') res.end();
});
server.listen(6432, () => {
  const agent = new http.Agent({ keepAlive: true });
  http.get({ port: 6432, path: '/quick', agent }, (res) => res.resume());
  const req = http.get({ port: 6432, path: '/slow' });
  req.on('error', (error) => console.log('error', error.code, error.message));
  req.on('close', () => console.log('close'));
  setTimeout(() => {
    server.getConnections((error, count) => console.log(error, count));
    server.closeIdleConnections();
    setTimeout(() => {
      server.getConnections((error, count) => console.log(error, count));
      server.closeAllConnections();
      server.close(() => console.log('closed'));
    }, 20);
  }, 30);
});
