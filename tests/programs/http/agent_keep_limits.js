// The same with keepAlive: two connections for all of them; fifo and lifo.
const http = require('http');
let connections = 0;
const server = http.createServer((req, res) => res.end(req.url));
server.on('connection', () => connections++);
const run = (options, done) => {
  const agent = new http.Agent(options);
  const log = [];
  let reused = 0;
  connections = 0;
  let left = 5;
  for (let i = 0; i < 5; i++) {
    const req = http.get({ port: 6425, path: `/${i}`, agent }, (res) => {
      res.resume().on('end', () => { log.push(i); reused += req.reusedSocket; });
    });
    req.on('close', () => {
      if (--left > 0) return;
      setTimeout(() => {
        const free = Object.values(agent.freeSockets).flat().length;
        console.log(options, log.sort().join(' '), 'connections', connections, 'reused', reused, 'free', free);
        agent.destroy();
        done();
      }, 5);
    });
  }
};
server.listen(6425, () => {
  run({ keepAlive: true, maxSockets: 2 }, () => {
    run({ keepAlive: true, maxSockets: 2, maxFreeSockets: 1, scheduling: 'fifo' }, () => {
      run({ keepAlive: true, maxTotalSockets: 1 }, () => {
        run({}, () => server.close());
      });
    });
  });
});
try { new http.Agent({ scheduling: 'random' }); } catch (error) { console.log(error.code, error.message); }
try { new http.Agent({ maxTotalSockets: 0 }); } catch (error) { console.log(error.code, error.message); }
console.log(http.globalAgent.options, http.globalAgent.keepAlive, http.globalAgent.maxSockets, http.Agent.defaultMaxSockets);
