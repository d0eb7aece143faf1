// A type in every message, and a switch on it.
const { WebSocketServer, WebSocket } = require('ws');
const MessageType = { LATEST: 0, ALL: 1, RESPONSE: 2 };
const write = (ws, message) => ws.send(JSON.stringify(message));
const blocks = ['genesis', 'second', 'third'];
const wss = new WebSocketServer({ port: 6552 });
function respond(ws, list) {
  write(ws, { type: MessageType.RESPONSE, data: JSON.stringify(list) });
}
wss.on('connection', (ws) => {
  ws.on('message', (data) => {
    const message = JSON.parse(data);
    switch (message.type) {
      case MessageType.LATEST:
        respond(ws, [blocks[blocks.length - 1]]);
        break;
      case MessageType.ALL:
        respond(ws, blocks);
        break;
      default:
        console.log('unknown', message);
        ws.close();
    }
  });
});
const ws = new WebSocket('ws://localhost:6552');
ws.on('open', () => {
  write(ws, { type: MessageType.LATEST });
  write(ws, { type: MessageType.ALL });
  write(ws, { type: 9, data: null });
});
ws.on('message', (data) => {
  const { type, data: text } = JSON.parse(data);
  console.log(type === MessageType.RESPONSE, JSON.parse(text));
});
ws.on('close', () => wss.close());
try {
  JSON.parse(Buffer.from('{broken'));
} catch (error) {
  console.log(error.name, error.message);
}
