// The events of WebSockets.
const { AsyncLocalStorage } = require('async_hooks');
const { WebSocketServer, WebSocket } = require('ws'); const als = new AsyncLocalStorage();
const log = (...t) => console.log(`[${als.getStore() ?? '-'}]`, ...t);
let wss;
als.run('server', () => { wss = new WebSocketServer({ port: 6590 }, () => log('listening')); });
wss.on('connection', (ws, req) => {
  log('connection'); als.enterWith('conn ' + req.url);
  ws.on('message', (m) => { log('server message', String(m)); ws.send('re:' + m, () => log('server sent')); });
  ws.on('close', () => log('server close')); ws.on('ping', () => log('ping')); ws.on('pong', () => log('pong'));
  setTimeout(() => ws.ping('x'), 20);
});
als.run('client', () => {
  const ws = new WebSocket('ws://localhost:6590/a');
  ws.on('open', () => { log('open'); als.run('send', () => ws.send('hi', () => log('sent'))); });
  ws.on('message', (m) => { log('message', String(m)); if (String(m) === 're:hi') setTimeout(() => als.run('second', () => ws.send('bye')), 60); else als.run('closing', () => ws.close()); });
  ws.on('ping', () => log('client ping'));
  ws.onclose = () => { log('close'); wss.close(() => log('wss closed')); };
});
