// Options of http.request that reach the handshake, and an agent.
const http = require('http');
const { WebSocketServer, WebSocket } = require('ws');
const wss = new WebSocketServer({ port: 6572 });
wss.on('connection', (ws, request) => {
  console.log(request.headers.authorization, request.headers.host, request.socket.remoteFamily);
  ws.close();
});
const agent = new http.Agent();
const tries = [{ auth: 'kim:secret' }, { agent }, { agent: false, family: 4 }, { localAddress: undefined }];
(function next() {
  const options = tries.shift();
  if (!options) return wss.close();
  const ws = new WebSocket('ws://localhost:6572', options);
  ws.on('error', (error) => console.log(error.message));
  ws.on('close', (code) => {
    console.log(code);
    next();
  });
})();
