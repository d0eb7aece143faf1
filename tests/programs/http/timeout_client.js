// A client's patience: the event timeout, which ends nothing by itself.
const http = require('http');
const server = http.createServer((req, res) => {
  if (req.url === '/never') return;
  setTimeout(() => res.end('late'), 80);
});
server.listen(6427, () => {
  const one = http.get({ port: 6427, path: '/slow', timeout: 30 }, (res) => {
    console.log('response', res.statusCode);
    res.resume();
  });
  one.on('timeout', () => console.log('timeout', one.destroyed));
  one.on('close', () => {
    const two = http.get({ port: 6427, path: '/never' });
    two.setTimeout(30, () => { console.log('callback'); two.destroy(new Error('too slow')); });
    two.on('timeout', () => console.log('timeout'));
    two.on('error', (error) => console.log('error', error.message));
    two.on('close', () => { console.log('close'); server.closeAllConnections(); server.close(); });
  });
});
