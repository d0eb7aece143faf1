// generateMask, and frames masked otherwise than the standard wants.
const { WebSocketServer, WebSocket } = require('ws');
const wss = new WebSocketServer({ port: 6544 });
wss.on('connection', (ws, request) => {
  ws.on('message', (data) => {
    console.log('server', `${data}`);
    if (request.url === '/mask') ws.send('masked by the server', { mask: true });
  });
  ws.on('error', (error) => console.log('server:', error.code, error.message));
  ws.on('close', (code) => console.log('server: close', code));
});
let n = 0;
const ws = new WebSocket('ws://localhost:6544', {
  perMessageDeflate: false,
  generateMask(mask) {
    console.log('mask', mask.length, ++n);
    mask.fill(n);
  },
});
ws.on('open', () => {
  ws.send('one');
  ws.send(Buffer.from('two'));
  ws.send('bare', { mask: false });
});
ws.on('close', (code) => {
  console.log('client: close', code);
  const other = new WebSocket('ws://localhost:6544/mask', { perMessageDeflate: false });
  other.on('open', () => other.send('hello'));
  other.on('error', (error) => console.log('client:', error.code, error.message));
  other.on('close', (code) => {
    console.log('client: close', code);
    wss.close();
  });
});
