// A client that has more to do: what comes back to the track first?
const WebSocket = require('ws');

const ws = new WebSocket('ws://localhost:6005');

ws.onopen = function opened() {
  ws.send('hello');
  setTimeout(function later() {
    console.log('timer');
    ws.close();
  }, 200);
  setImmediate(function next() {
    console.log('immediate');
  });
  Promise.resolve().then(function soon() {
    console.log('promise');
  });
  console.log('sent');
};

ws.onmessage = function received(event) {
  console.log(event.data);
};

ws.onclose = function closed() {
  console.log('closed');
};
