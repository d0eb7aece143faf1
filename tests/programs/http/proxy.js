// A proxy: a server that asks another server.
const http = require('http');
const origin = http.createServer((req, res) => {
  console.log('origin', req.method, req.url, req.headers['x-forwarded-for']);
  res.setHeader('X-Origin', 'yes');
  req.pipe(res);
});
const proxy = http.createServer((req, res) => {
  const out = http.request({ port: 6459, path: req.url, method: req.method, headers: { ...req.headers, 'x-forwarded-for': req.socket.remoteAddress } }, (answer) => {
    res.writeHead(answer.statusCode, answer.headers);
    answer.pipe(res);
  });
  req.pipe(out);
});
origin.listen(6459, () => proxy.listen(6460, () => {
  const req = http.request({ port: 6460, path: '/through', method: 'POST' }, (res) => {
    console.log(res.statusCode, res.headers['x-origin']);
    res.on('data', (chunk) => console.log('data', String(chunk)));
    res.on('end', () => { proxy.close(); origin.close(); });
  });
  req.end('상자');
}));
