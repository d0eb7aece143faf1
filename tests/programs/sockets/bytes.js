// Texts and bytes of all lengths, in fragments, and pings.
const WebSocket = require('ws');
const wss = new WebSocket.Server({ port: 6159 });
wss.on('connection', (ws) => {
  ws.on('message', (m, isBinary) => {
    console.log(m.length, isBinary, m.subarray(0, 4));
    if (m.length === 300000) ws.ping('now');
  });
  ws.on('pong', (data) => console.log('pong', data));
  ws.on('close', (code) => { console.log(code); wss.close(); });
});
const ws = new WebSocket('ws://localhost:6159');
ws.on('open', () => {
  for (const n of [0, 1, 125, 126, 65535, 65536, 70000]) {
    ws.send('가'.repeat(n));
    ws.send(Buffer.alloc(n, n));
  }
  ws.send('fr', { fin: false });
  ws.send('agm', { fin: false });
  ws.send('ents', { fin: true });
  ws.send(Buffer.alloc(300000, 'x'));
});
ws.on('ping', (data) => { console.log('ping', data); ws.close(3000); });
