// A request's context on both sides, and what enterWith leaves behind.
const { AsyncLocalStorage } = require('async_hooks');
const http = require('http'); const als = new AsyncLocalStorage();
const log = (...t) => console.log(`[${als.getStore() ?? '-'}]`, ...t);
let server;
als.run('create', () => { server = http.createServer((req, res) => {
  log('request', req.url);
  req.on('data', (d) => log('body', String(d)));
  req.on('end', () => { log('req end'); res.write('part'); setTimeout(() => { log('answering'); res.end('done', () => log('res end cb')); }, 5); });
  req.on('close', () => log('req close'));
  res.on('finish', () => log('res finish')); res.on('close', () => log('res close'));
  als.enterWith('in ' + req.url); Promise.resolve().then(() => log('promise'));
}); });
server.on('connection', (s) => { log('connection'); s.on('close', () => log('socket close')); });
als.run('listen', () => server.listen(6490, next));
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
function ask(name, body, done) {
  als.run(name, () => {
    const req = http.request({ port: 6490, path: '/' + name, method: 'POST', agent }, (res) => {
      log('response', res.statusCode);
      res.on('data', (d) => log('data', String(d)));
      res.on('end', () => { log('end'); setTimeout(done, 10); });
      res.on('close', () => log('res closed'));
    });
    req.on('socket', () => log('socket')); req.on('finish', () => log('finish')); req.on('close', () => log('close'));
    req.write(body); req.end('!');
  });
}
function next() { log('listening'); ask('one', 'a', () => ask('two', 'b', () => als.run('end', () => { agent.destroy(); server.close(() => log('closed')); }))); }
