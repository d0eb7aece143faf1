// A message for everybody, with the browser's way to listen.
const { WebSocketServer, WebSocket } = require('ws');
const wss = new WebSocketServer({ port: 6152 }, () => console.log('callback'));
wss.on('listening', () => console.log('listening'));
const all = [];
wss.on('connection', (ws) => {
  ws.on('message', (m, isBinary) => {
    for (const c of wss.clients) if (c.readyState === WebSocket.OPEN) c.send(m, { binary: isBinary });
  });
});
let got = 0;
for (let i = 0; i < 3; i++) {
  const ws = new WebSocket('ws://127.0.0.1:6152');
  ws.onopen = (e) => { console.log(i, 'open', e.type, e.target === ws); if (i === 2) setTimeout(() => ws.send('hello all'), 50); };
  ws.onmessage = (e) => { console.log(i, e.data, typeof e.data); if (++got === 3) for (const c of wss.clients) c.close(1000, 'bye'); };
  ws.addEventListener('close', (e) => { console.log(i, 'close', e.code, e.reason, e.wasClean); });
  ws.onclose = (e) => { all.push(i); if (all.length === 3) wss.close(); };
  console.log(ws.onopen === null, typeof ws.onmessage, ws.listenerCount('open'));
}
wss.on('close', () => console.log('wss close'));
