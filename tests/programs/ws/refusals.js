// What a server answers to handshakes that are not good.
const http = require('http');
const { WebSocketServer } = require('ws');
const good = {
  Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
};
const without = (name) => {
  const headers = { ...good };
  delete headers[name];
  return headers;
};
const cases = [
  ['method POST', { ...good }, 'POST'],
  ['upgrade to tea', { ...good, Upgrade: 'tea' }],
  ['no key', without('Sec-WebSocket-Key')],
  ['a short key', { ...good, 'Sec-WebSocket-Key': 'abc' }],
  ['a key of other characters', { ...good, 'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25j*Q==' }],
  ['two keys', { ...good, 'Sec-WebSocket-Key': [good['Sec-WebSocket-Key'], 'x'] }],
  ['no version', without('Sec-WebSocket-Version')],
  ['version 12', { ...good, 'Sec-WebSocket-Version': '12' }],
  ['version 8', { ...good, 'Sec-WebSocket-Version': '8' }],
  ['version thirteen', { ...good, 'Sec-WebSocket-Version': 'thirteen' }],
  ['another path', { ...good }, 'GET', '/other'],
  ['an empty protocol', { ...good, 'Sec-WebSocket-Protocol': '' }],
  ['a protocol twice', { ...good, 'Sec-WebSocket-Protocol': 'a, b, a' }],
  ['a protocol with a space', { ...good, 'Sec-WebSocket-Protocol': 'a b' }],
  ['a wrong extension', { ...good, 'Sec-WebSocket-Extensions': 'permessage-deflate; x' }],
  ['an extension that is none', { ...good, 'Sec-WebSocket-Extensions': ';' }],
  ['an unknown extension', { ...good, 'Sec-WebSocket-Extensions': 'foo; bar=1' }],
  ['no Upgrade', without('Upgrade')],
  ['no Connection', { ...without('Connection'), Connection: 'keep-alive' }],
  ['everything is good', good],
];
const wss = new WebSocketServer({ port: 6538, path: '/', perMessageDeflate: true });
wss.on('connection', (ws) => ws.terminate());
(function next() {
  const [name, headers, method = 'GET', path = '/'] = cases.shift() ?? [];
  if (!name) return wss.close();
  const request = http.request({ port: 6538, path, method, headers, agent: false });
  request.on('response', (response) => {
    let body = '';
    response.on('data', (data) => { body += data; });
    response.on('end', () => {
      console.log(`${name}:`, response.statusCode, response.statusMessage,
        response.headers['sec-websocket-version'], response.headers.connection,
        response.headers['content-type'], response.headers['content-length'], body);
      next();
    });
  });
  request.on('upgrade', (response, socket) => {
    console.log(`${name}:`, response.statusCode, response.headers['sec-websocket-accept'],
      response.headers['sec-websocket-extensions']);
    socket.on('error', () => {});
    socket.on('close', next);
    socket.resume();
  });
  request.end();
})();
