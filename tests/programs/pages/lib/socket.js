const { WebSocketServer } = require('ws');
const server = require('./static')(6808, {});
const wss = new WebSocketServer({ noServer: true, handleProtocols: (set) => (set.has('chat') ? 'chat' : false) });
server.on('upgrade', (req, socket, head) => {
  if (req.url === '/nothing') { socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n'); return; }
  wss.handleUpgrade(req, socket, head, (ws) => {
    console.log('connection', req.url, req.headers.origin);
    ws.on('close', (code, reason) => console.log('close', req.url, code, reason.toString()));
    if (req.url === '/bye') ws.close(4001, 'bye');
    if (req.url === '/terminate') setTimeout(() => ws.terminate(), 20);
    ws.on('message', (data, isBinary) => { console.log('message', isBinary, data); ws.send(data, { binary: isBinary }); });
  });
});
