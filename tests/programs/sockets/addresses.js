// Addresses and options that cannot be.
const WebSocket = require('ws');
const tries = [
  () => new WebSocket('foo'), () => new WebSocket('ftp://x'),
  () => new WebSocket('ws://x#a'), () => new WebSocket('ws://localhost:99999'),
  () => new WebSocket(''), () => new WebSocket(),
  () => new WebSocket('ws://localhost', 'a b'),
  () => new WebSocket('ws://localhost', ['a', 'a']),
  () => new WebSocket.Server(), () => new WebSocket.Server({ port: 70000 }),
  () => WebSocket('ws://x'),
  () => new WebSocket('ws://localhost:1', { protocolVersion: 5 }),
];
for (const f of tries) {
  try {
    f();
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
console.log(WebSocket.CONNECTING, WebSocket.OPEN, WebSocket.prototype.CLOSED);
