// What goes into the two heads.
const { WebSocketServer, WebSocket } = require('ws');
const wss = new WebSocketServer({ port: 6536 });
wss.on('headers', (headers, request) => {
  console.log(headers.slice(0, 3), headers.length, request.method);
  headers.push('X-Extra: 한'.replace('한', 'one'), 'Set-Cookie: a=1');
});
wss.on('connection', (ws, request) => {
  const { host, upgrade, connection, origin, authorization, 'x-mine': mine,
    'sec-websocket-version': version, 'sec-websocket-extensions': extensions } = request.headers;
  console.log(host, upgrade, connection, origin, authorization, mine, version, extensions);
  console.log(request.headers['sec-websocket-key'].length, request.httpVersion);
  ws.close();
});
const ws = new WebSocket('ws://user:pass@localhost:6536/a?b=c', {
  headers: { 'X-Mine': 'yes', Origin: 'overwritten' },
  origin: 'http://example.com',
});
console.log(ws.url);
ws.on('upgrade', (response) => {
  console.log(response.statusCode, response.headers['x-extra'], response.headers['set-cookie']);
  console.log(ws.readyState, response.headers['sec-websocket-accept'].length);
});
ws.on('open', () => console.log('open', ws.readyState, JSON.stringify(ws.extensions)));
ws.on('close', () => wss.close());
