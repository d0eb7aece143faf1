// An agent keeps a connection open and uses it again.
const http = require('http');
let connections = 0;
const server = http.createServer((req, res) => res.end(req.url));
server.on('connection', () => connections++);
const agent = new http.Agent({ keepAlive: true });
const names = (lists) => Object.keys(lists).map((key) => `${key} ${lists[key].length}`);
const show = (when) => console.log(when, names(agent.sockets), names(agent.freeSockets), names(agent.requests), agent.totalSocketCount);
agent.on('free', () => console.log('free'));
const get = (path, done) => {
  const req = http.get({ port: 6423, path, agent }, (res) => {
    console.log(path, res.headers.connection, res.headers['keep-alive'], 'reused', req.reusedSocket);
    res.resume();
    res.on('end', () => show(`end ${path}`));
  });
  req.on('close', () => { show(`close ${path}`); setImmediate(() => { show(`then ${path}`); done(); }); });
};
server.listen(6423, () => {
  show('start');
  get('/1', () => get('/2', () => get('/3', () => {
    console.log('connections', connections);
    agent.destroy();
    setImmediate(() => { show('destroyed'); server.close(); });
  })));
  show('asked');
});
