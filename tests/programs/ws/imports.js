// The package as an ES module, and what it exports.
const WebSocket = require('ws');
import('ws').then((ws) => {
  console.log(Object.keys(ws).sort());
  console.log(ws.default === WebSocket, ws.WebSocket === WebSocket,
    ws.WebSocketServer === WebSocket.Server, WebSocket.WebSocketServer === WebSocket.Server);
  console.log(Object.keys(WebSocket).sort());
  console.log(Object.keys(WebSocket.prototype));
  console.log(typeof ws.createWebSocketStream, WebSocket.name, WebSocket.Server.name);
});
