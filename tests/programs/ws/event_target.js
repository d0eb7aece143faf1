// The browser's way to listen.
const { WebSocketServer, WebSocket } = require('ws');
const wss = new WebSocketServer({ port: 6526 });
wss.on('connection', (ws) => {
  ws.send('one');
  ws.send(Buffer.from([2]));
  ws.send('three');
  ws.close(1001, 'gone');
});
const ws = new WebSocket('ws://localhost:6526');
const onMessage = (event) => console.log('listener', event.type, event.data, event.target === ws);
const object = { handleEvent(event) { console.log('object', this === object, event.type); } };
ws.addEventListener('open', (event) => console.log(event.type, Object.keys(event).length));
ws.addEventListener('message', onMessage);
ws.addEventListener('message', onMessage);
ws.addEventListener('message', object, { once: true });
ws.addEventListener('message', (event) => {
  console.log('removed after', event.data);
  ws.removeEventListener('message', onMessage);
}, { once: true });
ws.addEventListener('nonsense', () => console.log('never'));
console.log(ws.listenerCount('message'), ws.onmessage);
ws.onmessage = (event) => console.log('on', event.data);
console.log(typeof ws.onmessage, ws.listenerCount('message'));
ws.onmessage = null;
ws.onmessage = 'no function';
console.log(ws.onmessage, ws.listenerCount('message'));
ws.onopen = function () { console.log('onopen', this === ws); };
ws.addEventListener('close', ({ code, reason, wasClean }) => {
  console.log(code, reason, wasClean);
  wss.close();
  const bad = new WebSocket('ws://localhost:6499');
  bad.onerror = ({ type, message, error }) => console.log(type, message, error.code);
  bad.onclose = (event) => console.log('bad', event.code, event.wasClean);
});
