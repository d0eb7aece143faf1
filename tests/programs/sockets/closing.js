// Who closes, with which code, and what both sides hear of it.
const WebSocket = require('ws');
const wss = new WebSocket.Server({ port: 6151, path: '/chat' });
wss.on('connection', (ws, req) => {
  console.log('S connection', req.url, ws.protocol);
  ws.on('close', (c, r) => console.log('S close', c, r.toString()));
  ws.on('error', (e) => console.log('S error', e.message, e.code));
  const q = req.url.split('?')[1];
  if (q === 'term') ws.terminate();
  if (q === '1001') ws.close(1001);
  if (q === 'nocode') ws.close();
  if (q === '3000') ws.close(3000, 'because');
});
function run(path, protocols, next) {
  const ws = new WebSocket('ws://localhost:6151' + path, protocols);
  ws.on('open', () => console.log('C open', ws.protocol));
  ws.on('error', (e) => console.log('C error', e.message, e.code, ws.readyState));
  ws.on('unexpected-response', undefined || (() => {}));
  ws.removeAllListeners('unexpected-response');
  ws.on('close', (c, r) => { console.log('C close', c, r.toString(), ws.readyState); setTimeout(next, 20); });
  return ws;
}
run('/chat?term', [], () => run('/chat?1001', ['a', 'b'], () => run('/chat?nocode', 'b', () => run('/chat?3000', [], () => run('/wrong', [], () => run('/chat', [], () => wss.close(() => { console.log('closed', wss.clients.size); run('/chat', [], () => console.log('end')); })).on('open', function () { this.terminate(); }))))));
