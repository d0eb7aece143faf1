// The order of events around one request with an agent that keeps alive.
const http = require('http');
const log = (...w) => console.log(...w);
const server = http.createServer((req, res) => {
  log('S request', req.url);
  for (const e of ['end', 'close']) req.on(e, () => log('S req', e, req.url));
  for (const e of ['prefinish', 'finish', 'close']) res.on(e, () => log('S res', e, req.url));
  process.nextTick(() => log('S tick'));
  Promise.resolve().then(() => log('S job'));
  setImmediate(() => { log('S immediate'); res.end('x'); });
});
server.on('connection', (s) => { log('S connection'); for (const e of ['end', 'close', 'finish', 'timeout']) s.on(e, () => log('S socket', e)); });
const agent = new http.Agent({ keepAlive: true });
const ask = (path, done) => {
  const req = http.request({ port: 6457, path, agent });
  for (const e of ['socket', 'prefinish', 'finish', 'response', 'close']) req.on(e, () => log('C req', e, path));
  req.on('socket', (s) => { if (!s.seen) { s.seen = 1; for (const e of ['connect', 'ready', 'free', 'end', 'close', 'agentRemove']) s.on(e, () => log('C socket', e)); } });
  req.on('response', (res) => {
    for (const e of ['end', 'close']) res.on(e, () => { log('C res', e, path); if (e === 'close') done(); });
    res.on('data', (d) => log('C data', String(d)));
  });
  req.end();
  log('C asked', path);
};
server.listen(6457, () => ask('/1', () => { ask('/2', () => { setImmediate(() => { agent.destroy(); server.close(() => log('closed')); }); }); }));
