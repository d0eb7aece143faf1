const WebSocket = require('ws');
const server = new WebSocket.Server({ port: 6391 });
server.on('connection', (ws) => {
  ws.on('message', (글) => ws.send(`메아리 ${글}`));
  ws.on('close', () => server.close());
});
