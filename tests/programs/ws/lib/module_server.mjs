import { WebSocketServer } from 'ws';
const wss = new WebSocketServer({ port: Number(process.argv[2]), perMessageDeflate: true });
wss.on('connection', (ws) => {
  console.log('extensions', ws.extensions);
  ws.on('message', (data) => ws.send(`${data}`.toUpperCase()));
  ws.on('close', (code, reason) => {
    console.log('close', code, `${reason}`);
    wss.close();
  });
});
