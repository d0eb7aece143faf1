// Everybody, and everybody but the one who said it.
const { WebSocketServer, WebSocket } = require('ws');
const wss = new WebSocketServer({ port: 6550 });
wss.on('connection', (ws) => {
  ws.on('message', (data) => {
    const { to, text } = JSON.parse(data);
    for (const client of wss.clients) {
      if (client.readyState !== WebSocket.OPEN) continue;
      if (to === 'all' || client !== ws) client.send(text);
    }
  });
});
const names = ['kim', 'lee', 'park'];
const people = [];
let heard = 0;
function hear(name, data) {
  console.log(`${name} heard ${data}`);
  if (++heard === 3) people[1].send(JSON.stringify({ to: 'others', text: 'psst' }));
  if (heard === 5) {
    console.log('clients', wss.clients.size);
    wss.clients.forEach((client) => client.close());
    wss.close(() => console.log('over', wss.clients.size));
  }
}
(function come() {
  const name = names[people.length];
  if (!name) {
    people[0].send(JSON.stringify({ to: 'all', text: 'hello' }));
    return;
  }
  const ws = new WebSocket('ws://localhost:6550');
  people.push(ws);
  ws.on('message', (data) => hear(name, data));
  ws.on('open', come);
})();
