// Two connections at most: the other requests wait for their turn.
const http = require('http');
let now = 0, most = 0, connections = 0;
const server = http.createServer((req, res) => {
  most = Math.max(most, ++now);
  setTimeout(() => { now--; res.end(req.url); }, 10);
});
server.on('connection', () => connections++);
const agent = new http.Agent({ maxSockets: 2 });
const done = [];
server.listen(6424, () => {
  for (let i = 0; i < 6; i++) {
    const req = http.get({ port: 6424, path: `/${i}`, agent }, (res) => {
      res.resume().on('end', () => {
        done.push(i);
        if (done.length < 6) return;
        console.log('at once', most, 'connections', connections, done.join());
        server.close();
      });
    });
    req.on('close', () => console.log('close', i, req.reusedSocket));
  }
  const key = agent.getName({ host: 'localhost', port: 6424 });
  console.log(key, agent.sockets[key].length, agent.requests[key].length);
});
