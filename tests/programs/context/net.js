// In which context the events of TCP connections come: that of whoever made
// the connection, or the write; a server's connections have none.
const { AsyncLocalStorage } = require('async_hooks');
const net = require('net'); const als = new AsyncLocalStorage();
const log = (...t) => console.log(`[${als.getStore() ?? '-'}]`, ...t);
let server;
als.run('listen', () => {
  server = net.createServer((s) => {
    log('server connection');
    als.run('onconn', () => {
      s.on('data', (d) => { log('server data', String(d)); s.write('re:' + d, () => log('server wrote')); });
      s.on('end', () => { log('server end'); });
      s.on('close', () => log('server close'));
    });
  });
  server.on('listening', () => log('listening'));
  server.on('close', () => log('server closed'));
});
als.run('call', () => server.listen(6390, () => {
  log('listen cb');
  let c;
  als.run('new', () => { c = new net.Socket(); c.on('close', () => log('client close')); });
  als.run('connect', () => c.connect(6390, '127.0.0.1', () => { log('connect cb'); }));
  als.run('later', () => c.on('connect', () => { log('client connect'); c.write('a', () => log('client wrote a')); }));
  als.run('ondata', () => c.on('data', (d) => { log('client data', String(d)); Promise.resolve().then(() => log('then in data'));
    als.run('write2', () => { if (String(d) === 're:a') c.write('b', () => log('client wrote b')); else c.end(() => log('client ended')); }); }));
  als.run('onend', () => c.on('end', () => { log('client end'); als.run('closing', () => server.close(() => log('close cb'))); }));
}));
