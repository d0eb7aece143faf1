// Nodes that keep blocks in memory, and people who ask them over HTTP.
const http = require('http');
const { WebSocketServer, WebSocket } = require('ws');
function node(name, port, httpPort, peers) {
  let blocks = ['genesis'];
  const sockets = [];
  const send = (ws, message) => ws.send(JSON.stringify(message));
  function join(ws) {
    sockets.push(ws);
    ws.on('message', (data) => {
      const message = JSON.parse(data);
      if (message.ask === 'all') send(ws, { blocks });
      else if (message.blocks && message.blocks.length > blocks.length) {
        ({ blocks } = message);
        console.log(name, 'takes', blocks.length, 'blocks');
      }
    });
    const leave = () => sockets.splice(sockets.indexOf(ws), 1);
    ws.on('close', leave);
    send(ws, { ask: 'all' });
  }
  const wss = new WebSocketServer({ port });
  wss.on('connection', join);
  for (const peer of peers) {
    const ws = new WebSocket(`ws://localhost:${peer}`);
    ws.on('open', () => join(ws));
  }
  const server = http.createServer((request, response) => {
    if (request.url === '/mine') {
      blocks.push(`block ${blocks.length}`);
      sockets.forEach((ws) => send(ws, { blocks }));
    }
    response.end(JSON.stringify(blocks));
  }).listen(httpPort);
  return {
    stop() {
      wss.close();
      wss.clients.forEach((ws) => ws.terminate());
      sockets.forEach((ws) => ws.terminate());
      server.close();
    },
  };
}
const ask = (port, path) => new Promise((done) => {
  http.get({ port, path, agent: false }, (response) => {
    let text = '';
    response.on('data', (data) => { text += data; });
    response.on('end', () => done(text));
  });
});
const wait = (ms) => new Promise((done) => { setTimeout(done, ms); });
(async () => {
  const a = node('a', 6565, 6566, []);
  await ask(6566, '/mine');
  const b = node('b', 6567, 6568, [6565]);
  await wait(60);
  console.log('b:', await ask(6568, '/'));
  await ask(6568, '/mine');
  await wait(60);
  console.log('a:', await ask(6566, '/'));
  a.stop();
  const c = node('c', 6569, 6570, [6567]);
  await wait(60);
  console.log('c:', await ask(6570, '/'));
  b.stop();
  c.stop();
})();
