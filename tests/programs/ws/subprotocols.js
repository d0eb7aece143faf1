// Who chooses the subprotocol, and what goes wrong with it.
const { WebSocketServer, WebSocket } = require('ws');
const wss = new WebSocketServer({ port: 6527 });
const choosy = new WebSocketServer({
  port: 6528,
  handleProtocols(protocols, request) {
    console.log('offered', protocols, request.headers['sec-websocket-protocol']);
    return protocols.has('chat.v2') ? 'chat.v2' : false;
  },
});
wss.on('connection', (ws) => console.log('server', JSON.stringify(ws.protocol)));
choosy.on('connection', (ws) => console.log('choosy', JSON.stringify(ws.protocol)));
const tries = [
  [6527, undefined], [6527, 'chat'], [6527, ['a', 'b']], [6527, []],
  [6528, ['chat.v1', 'chat.v2']], [6528, ['chat.v1']],
];
for (const bad of ['a b', '', 'a,b', ['x', 'x'], ['x', 1], 'é']) {
  try {
    new WebSocket('ws://localhost:6527', bad);
  } catch (error) {
    console.log(error.name, error.message);
  }
}
function next() {
  if (tries.length === 0) {
    wss.close();
    choosy.close();
    return;
  }
  const [port, protocols] = tries.shift();
  const ws = new WebSocket(`ws://localhost:${port}`, protocols);
  ws.on('open', () => {
    console.log('client', JSON.stringify(ws.protocol));
    ws.close();
  });
  ws.on('error', (error) => console.log('error', error.message));
  ws.on('close', next);
}
next();
