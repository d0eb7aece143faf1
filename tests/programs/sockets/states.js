// What is allowed in which readyState.
const WebSocket = require('ws');
const wss = new WebSocket.Server({ port: 6156, clientTracking: false });
console.log(wss.clients);
wss.on('connection', (ws) => { ws.on('message', (m) => { ws.close(4000, 'x'.repeat(50)); ws.send('no', (e) => console.log('S', e && e.message)); ws.close(); console.log('S state', ws.readyState); }); });
const ws = new WebSocket('ws://localhost:6156');
ws.once('open', () => { ws.send(1.5); ws.close(1000); ws.close(1001); try { ws.close(99) } catch (e) { console.log(e.message) } ws.ping('x', true, (e) => console.log('ping', e.message)); });
ws.on('close', (code, r) => { console.log(code, r.length, ws.readyState, ws.bufferedAmount); ws.terminate(); ws.close(); console.log(ws.readyState); ws.send('x'); console.log(ws.bufferedAmount); wss.close(() => console.log('end')); });
