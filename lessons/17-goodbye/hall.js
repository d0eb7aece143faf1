// A hall that keeps its sockets in an array, and takes out who leaves.
const WebSocket = require('ws');

const sockets = [];
const server = new WebSocket.Server({ port: 6017, maxPayload: 100 });

server.on('connection', function connected(ws) {
  sockets.push(ws);
  console.log('in', sockets.length);

  ws.on('error', function failed(error) {
    leave(ws, error.message);
  });
  ws.on('close', function closed(code, reason) {
    leave(ws, code + ' "' + reason + '"');
  });
});

function leave(ws, why) {
  const place = sockets.indexOf(ws);
  console.log('place', place + ':', why);
  if (place === -1) return;
  sockets.splice(place, 1);
  console.log('left', sockets.length);
}
