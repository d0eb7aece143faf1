// Knocks six times. Each time one thing in the request is different.
const http = require('http');

const good = {
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Key': 'c2l4dGVlbiBieXRlcyEhIQ==',
  'Sec-WebSocket-Version': '13',
};

const changes = [
  { Upgrade: 'telephone' },
  { Connection: 'close' },
  { 'Sec-WebSocket-Key': undefined },
  { 'Sec-WebSocket-Key': 'short' },
  { 'Sec-WebSocket-Version': '7' },
  { 'Sec-WebSocket-Version': '8' },
];

function knock() {
  const change = changes.shift();
  if (!change) return;
  const headers = { ...good, ...change };
  for (const name in headers) {
    if (headers[name] === undefined) delete headers[name];
  }
  const request = http.get('http://localhost:6011', { headers });

  request.on('response', function refused(response) {
    console.log(change, response.statusCode, response.statusMessage);
    response.resume();
    response.on('end', knock);
  });
  request.on('upgrade', function agreed(response, socket) {
    console.log(change, response.statusCode, response.statusMessage);
    socket.destroy();
    knock();
  });
}

knock();
