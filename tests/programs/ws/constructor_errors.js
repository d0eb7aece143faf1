// Arguments that cannot be right.
const { WebSocketServer, WebSocket } = require('ws');
const tries = [
  () => new WebSocketServer(),
  () => new WebSocketServer({}),
  () => new WebSocketServer({ port: 6554, noServer: true }),
  () => new WebSocketServer({ server: {}, noServer: true }),
  () => new WebSocketServer({ port: 70000 }),
  () => new WebSocket(),
  () => new WebSocket('localhost'),
  () => new WebSocket('ws://'),
  () => new WebSocket('ftp://localhost'),
  () => new WebSocket('ws://localhost#here'),
  () => new WebSocket('http://localhost:x'),
  () => WebSocket('ws://localhost'),
  () => new WebSocket('ws://localhost:6499', 'a b'),
];
for (const one of tries) {
  try {
    one();
    console.log('taken');
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
const ws = new WebSocket(new URL('http://localhost:6499/a b?c=d'));
console.log(ws.url);
ws.on('error', (error) => console.log(error.code, error.message));
