// The option WebSocket: a class of one's own for the server's side.
const { WebSocketServer, WebSocket } = require('ws');
class Named extends WebSocket {
  greet() {
    this.send(`hello from ${this.constructor.name}`);
  }
}
const wss = new WebSocketServer({ port: 6559, WebSocket: Named });
wss.on('connection', (ws) => {
  console.log(ws instanceof Named, ws instanceof WebSocket);
  ws.greet();
});
const ws = new Named('ws://localhost:6559');
ws.on('message', (data) => {
  console.log(`${data}`, ws instanceof Named);
  ws.close();
  wss.close();
});
