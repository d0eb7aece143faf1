// The option `protocols`, and a server that chooses what nobody asked for.
const { WebSocketServer, WebSocket } = require('ws');
const wss = new WebSocketServer({
  port: 6529,
  handleProtocols: () => 'surprise',
});
const list = [[{ protocols: ['one'] }], ['two', {}], [undefined, { protocols: 'surprise' }]];
(function next() {
  const args = list.shift();
  if (!args) return wss.close();
  const ws = new WebSocket('ws://localhost:6529', ...args);
  ws.on('open', () => {
    console.log('open', ws.protocol);
    ws.close();
  });
  ws.on('error', (error) => console.log('error', error.message));
  ws.on('close', (code) => {
    console.log('close', code);
    next();
  });
})();
