// The same with Connection: close, and with an error behind the answer.
const http = require('http');
const log = (...w) => console.log(...w);
const server = http.createServer((req, res) => {
  log('S request', req.url);
  for (const e of ['end', 'close']) req.on(e, () => log('S req', e, req.url));
  for (const e of ['finish', 'close']) res.on(e, () => log('S res', e, req.url));
  req.resume();
  res.end('answer');
});
server.on('connection', (s) => { log('S connection'); for (const e of ['end', 'close', 'finish']) s.on(e, () => log('S socket', e)); });
const ask = (path, done) => {
  const req = http.request({ port: 6458, path, agent: false, method: 'POST' });
  for (const e of ['finish', 'response', 'close']) req.on(e, () => log('C req', e, path));
  req.on('socket', (s) => { for (const e of ['connect', 'finish', 'close']) s.on(e, () => log('C socket', e)); });
  req.on('response', (res) => {
    for (const e of ['end', 'close']) res.on(e, () => log('C res', e, path));
    res.on('data', (d) => log('C data', String(d)));
  });
  req.on('close', () => setTimeout(done, 5));
  req.end('body');
};
server.listen(6458, () => ask('/1', () => server.close(() => log('closed'))));
