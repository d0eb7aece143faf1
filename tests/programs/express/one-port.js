// One port for HTTP and WebSocket: pages ask express, and are pushed to over
// ws. The address comes from a proxy's header or from the socket.
const express = require('express');
const WebSocket = require('ws');
const { show } = require('./lib/ask');

const app = express();
app.use('/', (req, res, next) => {
  if (req.url === '/next') return next();
  return res.send('<h1>첫 화면</h1>');
});
app.get('/next', (req, res) => res.send(`연결 ${wss.clients.size}`));

const server = app.listen(6646, () => console.log('server on', server.address().port));
const wss = new WebSocket.Server({ server });

wss.on('connection', (ws, req) => {
  const ip = req.headers['x-forwarded-for'] || req.socket.remoteAddress;
  console.log('joined', ip, req.url);
  ws.on('message', (message) => console.log('server got', message.toString()));
  ws.on('error', (error) => console.error(error));
  ws.on('close', () => {
    console.log('left', ip);
    clearInterval(ws.interval);
    if (wss.clients.size === 0) finish();
  });
  ws.interval = setInterval(() => {
    if (ws.readyState === ws.OPEN) ws.send('서버에서 클라이언트로 보냅니다.');
  }, 30);
});

function page(name, headers, most) {
  const ws = new WebSocket('ws://localhost:6646/room', { headers });
  let got = 0;
  ws.on('open', () => console.log(name, 'open'));
  ws.on('message', (message) => {
    got++;
    console.log(name, got, message.toString());
    ws.send(`${name}에서 답장 ${got}`);
    if (got === most) ws.close();
  });
}

async function finish() {
  await show(6646, 'GET /next');
  wss.close(() => server.close(() => console.log('closed')));
}

(async () => {
  await show(6646, 'GET /');
  page('하나', { 'X-Forwarded-For': '203.0.113.9' }, 3);
})();
