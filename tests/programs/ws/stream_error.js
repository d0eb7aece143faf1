// A stream whose WebSocket has an error.
const { WebSocketServer, createWebSocketStream, WebSocket } = require('ws');
const refused = createWebSocketStream(new WebSocket('ws://localhost:6498'));
refused.on('error', (error) => console.log('error', error.code));
refused.on('close', () => {
  console.log('close');
  const wss = new WebSocketServer({ port: 6558 });
  wss.on('connection', (ws) => {
    ws.on('close', (code) => {
      console.log('server', code);
      wss.close();
    });
  });
  const ws = new WebSocket('ws://localhost:6558');
  const duplex = createWebSocketStream(ws);
  ws.on('open', () => duplex.destroy(new Error('enough')));
  duplex.on('error', (error) => console.log('error', error.message));
  duplex.on('close', () => console.log('close', ws.readyState));
});
