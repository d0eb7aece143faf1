// Broadcast with the heartbeat of ws's README; one client stops answering.
const WebSocket = require('ws');
const wss = new WebSocket.Server({port: 6578, clientTracking: true});
function heartbeat() {
  this.isAlive = true;
}
let number = 0;
wss.on('connection', function connection(ws) {
  ws.isAlive = true;
  ws.number = ++number;
  ws.on('pong', heartbeat);
  ws.on('error', console.error);
  ws.on(
      'close',
      (code) =>
          console.log('server: closed', ws.number, code, wss.clients.size));
});
const interval = setInterval(function ping() {
  wss.clients.forEach(function each(ws) {
    if (ws.isAlive === false) {
      console.log('server: terminate', ws.number);
      return ws.terminate();
    }
    ws.isAlive = false;
    ws.ping();
  });
}, 100);
wss.on('close', function close() {
  clearInterval(interval);
  console.log('server: over');
});
function client(name, answers) {
  const ws = new WebSocket('ws://localhost:6578', {autoPong: answers});
  let pings = 0;
  const timeout = () => {
    clearTimeout(ws.timer);
    ws.timer = setTimeout(() => {
      console.log(name, 'no ping');
      ws.terminate();
    }, 100 + 200);
  };
  ws.on('open', timeout);
  ws.on('ping', (data) => {
    pings++;
    timeout();
    if (pings === 1) console.log(name, 'pinged', data.length);
  });
  ws.on('message', (data) => console.log(name, 'heard', data.toString()));
  ws.on('close', (code, reason) => {
    clearTimeout(ws.timer);
    console.log(name, 'closed', code, reason.length, pings > 1);
  });
  return ws;
}
wss.on('connection', (ws) => ws.on('message', (data) => {
  console.log('server: asked', String(data));
  wss.clients.forEach((one) => {
    if (one.readyState === WebSocket.OPEN) one.send('news');
  });
}));
const a = client('a', true);
a.on('open', () => {
  const b = client('b', false);
  b.once('ping', () => b.send('news?'));
});
setTimeout(() => {
  console.log('left', wss.clients.size);
  a.close(4000, 'enough');
}, 550);
setTimeout(() => wss.close(), 650);
