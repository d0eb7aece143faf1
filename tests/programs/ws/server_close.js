// What close() of a server does, and when it says so.
const { WebSocketServer, WebSocket } = require('ws');
const wss = new WebSocketServer({ port: 0, host: '127.0.0.1', backlog: 5 }, () => {
  const { address, family, port } = wss.address();
  console.log('callback', address, family, port > 0);
  const ws = new WebSocket(`ws://127.0.0.1:${port}`);
  ws.on('open', () => {
    wss.close((error) => {
      console.log('closed', error, wss.address());
      wss.close((error) => console.log('again:', error.message));
    });
    wss.close(() => console.log('the second callback'));
    console.log('still open', ws.readyState);
    const late = new WebSocket(`ws://127.0.0.1:${port}`);
    late.on('error', (error) => {
      console.log('late:', error.code);
      ws.close();
    });
  });
  ws.on('close', (code) => console.log('client', code));
});
wss.on('listening', () => console.log('listening'));
wss.on('close', () => console.log('close'));
