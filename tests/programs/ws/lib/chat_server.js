// Everybody hears who comes, who goes and what is said.
const { WebSocketServer, WebSocket } = require('ws');
const wss = new WebSocketServer({ port: Number(process.argv[2]) });
const everybody = (text) => {
  wss.clients.forEach((ws) => {
    if (ws.readyState === WebSocket.OPEN) ws.send(text);
  });
};
wss.on('connection', (ws, request) => {
  const name = new URL(request.url, 'ws://x').searchParams.get('name');
  console.log(name, 'comes', wss.clients.size);
  everybody(`${name} is here`);
  ws.on('message', (data) => everybody(`${name}: ${data}`));
  ws.on('close', (code, reason) => {
    console.log(name, 'goes', code, `${reason}`);
    everybody(`${name} has left`);
    if (wss.clients.size === 0) wss.close();
  });
});
