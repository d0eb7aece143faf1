// A hall that cleans up after its guests.
const WebSocket = require('ws');

const sockets = [];
const server = new WebSocket.Server({ port: 6017 });

server.on('connection', function connected(ws) {
  sockets.push(ws);
  const ticker = setInterval(function tick() {
    console.log('tick', ws.readyState);
  }, 200);

  ws.on('close', function closed() {
    console.log('goodbye');
    clearInterval(ticker);
    sockets.splice(sockets.indexOf(ws), 1);
  });
});
