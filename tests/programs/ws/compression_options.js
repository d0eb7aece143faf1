// Numbers that the standard does not have, and offers that cannot be met.
const http = require('http');
const { WebSocketServer, WebSocket } = require('ws');
const wss = new WebSocketServer({ port: 6548, perMessageDeflate: { clientMaxWindowBits: 9, serverNoContextTakeover: false } });
wss.on('connection', (ws) => ws.close());
const fields = [
  'permessage-deflate',
  'permessage-deflate; client_max_window_bits=8',
  'permessage-deflate; client_max_window_bits',
  'permessage-deflate; client_max_window_bits; server_no_context_takeover',
  'permessage-deflate; server_no_context_takeover, permessage-deflate; client_max_window_bits=15',
  'permessage-deflate; client_max_window_bits=99',
];
(function next() {
  const field = fields.shift();
  if (!field) return wss.close();
  const request = http.request({ port: 6548, agent: false, headers: {
    Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==', 'Sec-WebSocket-Extensions': field,
  } });
  request.on('response', (response) => {
    console.log(field, '->', response.statusCode);
    response.resume();
    response.on('end', next);
  });
  request.on('upgrade', (response, socket) => {
    console.log(field, '->', response.headers['sec-websocket-extensions']);
    socket.destroy();
    next();
  });
  request.end();
})();
