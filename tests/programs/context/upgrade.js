// Upgrades and refused requests.
const { AsyncLocalStorage, executionAsyncResource } = require('async_hooks');
const http = require('http'); const als = new AsyncLocalStorage();
const log = (...t) => console.log(`[${als.getStore() ?? '-'}]`, ...t);
const server = http.createServer((q, r) => r.end());
server.on('upgrade', (req, socket) => { log('upgrade');  als.enterWith('E'); socket.end('HTTP/1.1 101 S\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\nhello'); socket.on('data', () => log('data')); socket.on('close', () => { log('up close'); server.close(); }); });
server.on('clientError', (e, s) => { log('clientError', e.code); s.destroy(); });
server.on('listening', () => { als.run('upg', () => { 
require('net').connect(6492, function () { this.end('GARBAGE\r\n\r\n'); });
 setTimeout(() => {
const r = http.request({ port: 6492, headers: { Connection: 'Upgrade', Upgrade: 'x' } }); r.on('upgrade', (res, s, head) => { log('client upgrade', String(head)); s.on('data', (d) => log('raw', String(d))); s.on('end', () => log('raw end')); s.on('close', () => log('raw close')); }); r.end(); }, 50); }); });
als.run('listen', () => server.listen(6492));
