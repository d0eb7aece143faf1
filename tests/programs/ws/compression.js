// What is agreed about permessage-deflate, and that it works.
const { WebSocketServer, WebSocket } = require('ws');
const tries = [
  [true, true], [true, false], [false, true],
  [{ serverNoContextTakeover: true }, true],
  [{ clientNoContextTakeover: true, serverMaxWindowBits: 10 }, true],
  [{ clientMaxWindowBits: 9 }, { clientMaxWindowBits: 12 }],
  [true, { serverMaxWindowBits: 11, clientNoContextTakeover: true }],
  [{ threshold: 0, zlibDeflateOptions: { level: 9, memLevel: 9 } }, { threshold: 0 }],
];
const long = 'Loopline '.repeat(2000);
(function next() {
  const [server, client] = tries.shift() ?? [];
  if (server === undefined) return;
  const wss = new WebSocketServer({ port: 6546, perMessageDeflate: server });
  wss.on('connection', (ws, request) => {
    console.log('offered', request.headers['sec-websocket-extensions']);
    ws.on('message', (data, binary) => ws.send(data, { binary }));
  });
  const ws = new WebSocket('ws://localhost:6546', { perMessageDeflate: client });
  const list = ['', 'short', long, Buffer.from(long), 'short again', '압축'];
  ws.on('upgrade', (response) => {
    console.log('agreed', response.headers['sec-websocket-extensions']);
  });
  ws.on('open', () => {
    console.log('extensions', JSON.stringify(ws.extensions));
    list.forEach((data) => ws.send(data));
  });
  ws.on('message', (data, binary) => {
    const wanted = list.shift();
    console.log(binary, data.length, data.equals(Buffer.from(wanted)));
    if (list.length === 0) ws.close(1000, 'all back');
  });
  ws.on('close', (code, reason) => {
    console.log('close', code, `${reason}`);
    wss.close(next);
  });
})();
