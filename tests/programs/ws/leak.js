// An interval that is not cleared goes on behind its socket, and keeps it.
const {WebSocketServer, WebSocket} = require('ws');
const wss = new WebSocketServer({port: 6579});
const left = [];
const heard = {'/clears': [], '/forgets': []};
wss.on('connection', (ws, request) => {
  const clears = request.url === '/clears';
  let ticks = 0;
  const timer = setInterval(() => {
    ticks++;
    if (ws.readyState === WebSocket.OPEN) ws.send(`tick ${ticks}`);
  }, 20);
  left[clears ? 0 : 1] = () => {
    console.log(request.url, ws.readyState, ticks > 8, timer.hasRef());
    clearInterval(timer);
  };
  ws.on('close', () => { if (clears) clearInterval(timer); });
});
for (const path of ['/clears', '/forgets']) {
  const ws = new WebSocket(`ws://localhost:6579${path}`);
  ws.on('message', (data) => {
    if (heard[path].length < 2) heard[path].push(String(data));
    if (String(data) === 'tick 2') ws.close();
  });
}
setTimeout(() => {
  console.log(heard);
  for (const show of left) show();
  wss.close();
}, 600);
