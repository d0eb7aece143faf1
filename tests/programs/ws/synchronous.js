// allowSynchronousEvents: one event a turn, or all of a read together.
const { WebSocketServer, WebSocket } = require('ws');
const wss = new WebSocketServer({ port: 6561 });
wss.on('connection', (ws) => {
  ws.send('one');
  ws.send('two');
  ws.send('three');
  ws.close();
});
function talk(allowSynchronousEvents, then) {
  const ws = new WebSocket('ws://localhost:6561', { allowSynchronousEvents });
  console.log('synchronous', allowSynchronousEvents);
  ws.on('message', (data) => {
    console.log(`${data}`);
    Promise.resolve().then(() => console.log('microtask after', `${data}`));
    process.nextTick(() => console.log('tick after', `${data}`));
  });
  ws.on('close', then);
}
talk(true, () => talk(false, () => wss.close()));
