// Requests that wait for a connection, and connections that leave HTTP.
const { AsyncLocalStorage } = require('async_hooks');
const http = require('http'); const als = new AsyncLocalStorage();
const log = (...t) => console.log(`[${als.getStore() ?? '-'}]`, ...t);
const server = http.createServer((req, res) => { als.run('req ' + req.url, () => { setTimeout(() => { log('work'); res.end('x'); }, req.url === '/a' ? 30 : 10); }); });
server.listen(6491, () => {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const list = ['/a', '/b', '/c']; let left = 3;
  for (const p of list) als.run('client' + p, () => http.get({ port: 6491, path: p, agent }, (res) => { log('res'); res.resume(); res.on('end', () => { log('end'); if (!--left) { agent.destroy(); server.close(); } }); }));
});
server.on('upgrade', (req, socket) => { log('upgrade'); socket.end('HTTP/1.1 101 S\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\nhello'); socket.on('close', () => log('up close')); });
server.on('listening', () => { als.run('upg', () => { const r = http.request({ port: 6491, headers: { Connection: 'Upgrade', Upgrade: 'x' } }); r.on('upgrade', (res, s, head) => { log('client upgrade', String(head)); s.on('data', (d) => log('raw', String(d))); s.on('end', () => log('raw end')); s.on('close', () => log('raw close')); }); r.end(); }); });
