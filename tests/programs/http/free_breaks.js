// A connection that breaks while it is free; one that is refused is an error of its request.
const http = require('http');
const server = http.createServer((req, res) => {
  res.end('x');
  if (req.url === '/bye') setTimeout(() => req.socket.destroy(), 10);
});
const agent = new http.Agent({ keepAlive: true });
server.listen(6461, () => {
  http.get({ port: 6461, path: '/bye', agent }, (res) => {
    res.resume().on('end', () => setTimeout(() => {
      console.log(Object.keys(agent.freeSockets), Object.keys(agent.sockets));
      const req = http.get({ port: 6461, path: '/again', agent }, (res) => {
        console.log('again', res.statusCode, req.reusedSocket);
        res.resume().on('end', () => { agent.destroy(); server.close(); });
      });
    }, 40));
  });
});
