// Row 19: one port for HTTP and WebSocket, a push while the socket is open.
const express = require('express'); const path = require('path'); const WebSocket = require('ws');
const app = express();
app.get('/', (req, res) => res.sendFile(path.join(__dirname, 'site', 'push.html')));
app.use((req, res) => res.status(404).send('nothing'));
const server = app.listen(6813, () => console.log('listening on 6813'));
const wss = new WebSocket.Server({ server });
wss.on('connection', (ws, req) => {
  const ip = req.headers['x-forwarded-for'] || req.socket.remoteAddress;
  console.log('new client', ip, wss.clients.size);
  ws.on('message', (message) => console.log(message.toString()));
  ws.on('error', (error) => console.error(error));
  ws.on('close', () => { console.log('client left', wss.clients.size); clearInterval(ws.interval); });
  ws.interval = setInterval(() => { if (ws.readyState === ws.OPEN) ws.send('message from the server'); }, 900);
});
