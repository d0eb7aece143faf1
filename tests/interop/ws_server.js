// Every connection's path says how the server is to behave.
const { WebSocketServer } = require('ws');
const wss = new WebSocketServer({
  port: Number(process.argv[2]),
  perMessageDeflate: { threshold: 100 },
  maxPayload: 400000,
  handleProtocols: (protocols) => [...protocols].pop(),
  verifyClient: ({ req }) => req.url !== '/forbidden',
});
wss.on('listening', () => console.log('listening'));
const ways = {
  '/echo': (ws, data, binary) => ws.send(data, { binary }),
  '/fragments': (ws, data, binary) => {
    for (let i = 0; i < data.length; i += 1000) {
      ws.send(data.subarray(i, i + 1000), { binary, fin: i + 1000 >= data.length });
      if (i === 5000) ws.ping('in between');
    }
  },
  '/close': (ws, data) => {
    const [code, reason] = `${data}`.split(' ');
    ws.close(Number(code), reason);
  },
  '/terminate': (ws) => ws.terminate(),
};
wss.on('connection', (ws, { url }) => {
  console.log('connection', url, ws.protocol, ws.extensions);
  ws.on('message', (data, binary) => {
    console.log('message', binary, data.length);
    ways[url]?.(ws, data, binary);
  });
  ws.on('ping', (data) => console.log('ping', `${data}`));
  ws.on('error', (error) => console.log('error', error.code));
  ws.on('close', (code, reason) => {
    if (url !== '/terminate' && url !== '/none') console.log('close', code, `${reason}`);
    if (url === '/last') wss.close();
  });
});
