// A server that is closed keeps the connections that it has.
const WebSocket = require('ws');
const wss = new WebSocket.Server({ port: 6157 });
wss.on('connection', (ws) => { ws.on('close', (c) => console.log('S close', c)); ws.send('hi'); });
const ws = new WebSocket('ws://localhost:6157');
ws.on('message', () => { wss.close((e) => console.log('closed', e)); console.log('clients', wss.clients.size, wss.address()); 
  const late = new WebSocket('ws://localhost:6157'); late.on('error', (e) => { console.log(e.message); ws.close(4001); }); });
ws.on('close', (c) => console.log('C close', c));
