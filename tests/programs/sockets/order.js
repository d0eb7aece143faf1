// Where ticks, microtasks and immediates stand between messages.
const WebSocket = require('ws');
const wss = new WebSocket.Server({ port: 6155 });
const log = (...a) => console.log(...a);
wss.on('connection', (ws) => {
  log('S connection');
  setImmediate(() => log('S immediate')); process.nextTick(() => log('S tick')); Promise.resolve().then(() => log('S micro'));
  ws.send('greeting', () => log('S sent'));
  ws.on('message', (m) => { log('S message', String(m)); ws.send('re:' + m); setImmediate(() => log('S imm', String(m))); process.nextTick(() => log('S tick', String(m))); });
  ws.on('close', () => { log('S close'); wss.close(); });
});
const ws = new WebSocket('ws://localhost:6155');
ws.on('open', () => { log('C open'); setImmediate(() => log('C open immediate')); process.nextTick(() => log('C open tick')); Promise.resolve().then(() => log('C open micro')); });
let n = 0;
ws.on('message', (m) => { log('C message', String(m)); if (n++ < 2) { ws.send('n' + n); ws.send('m' + n, () => log('C sent')); } else if (n === 4) ws.close(); });
ws.on('close', (c, r) => log('C close', c, r));
