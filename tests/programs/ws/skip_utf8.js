// Text that is none.
const { WebSocketServer, WebSocket } = require('ws');
const wss = new WebSocketServer({ port: 6562, skipUTF8Validation: true });
wss.on('connection', (ws) => {
  ws.on('message', (data, binary) => {
    console.log(binary, data);
    ws.send(data, { binary: false });
  });
  ws.on('close', (code) => {
    console.log('server', code);
    wss.close();
  });
});
const ws = new WebSocket('ws://localhost:6562');
ws.on('open', () => ws.send(Buffer.from([0x61, 0xff]), { binary: false }));
ws.on('error', (error) => console.log(error.name, error.code, error.message));
ws.on('close', (code) => console.log('client', code));
