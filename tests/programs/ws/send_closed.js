// What is sent when it is too late only counts as buffered.
const { WebSocketServer, WebSocket } = require('ws');
const wss = new WebSocketServer({ port: 6513 });
const ws = new WebSocket('ws://localhost:6513', { perMessageDeflate: false });
ws.on('open', () => {
  ws.close();
  ws.send('12345', (error) => console.log('closing:', error.message));
  ws.send('nobody is told');
  console.log('buffered', ws.bufferedAmount);
});
ws.on('close', () => {
  ws.send(Buffer.alloc(3), (error) => console.log('closed:', error.message));
  ws.ping('ab', true, (error) => console.log('ping:', error.message));
  ws.pong(12, (error) => console.log('pong:', error.message));
  console.log('buffered', ws.bufferedAmount);
  ws.close();
  ws.terminate();
  wss.close();
});
