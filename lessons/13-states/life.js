// A WebSocket's whole life, in four states.
const WebSocket = require('ws');

const names = ['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED'];
const ws = new WebSocket('ws://localhost:6013');
tell('made');

try {
  ws.send('too early');
} catch (error) {
  console.log(error.message);
}

ws.on('open', function opened() {
  tell('open');
  ws.send('in time');
});

ws.on('message', function received() {
  setImmediate(function next() {
    ws.send('too late');
    tell('next');
  });
  Promise.resolve().then(function soon() {
    tell('soon');
  });
  ws.close();
  tell('close called');
});

ws.on('close', function closed() {
  tell('closed');
  ws.send('far too late', function refused(error) {
    console.log(error.message);
  });
});

function tell(when) {
  console.log(when, names[ws.readyState]);
}
