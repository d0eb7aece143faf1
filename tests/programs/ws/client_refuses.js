// Answers that a client does not take, in its own words.
const net = require('net');
const { createHash } = require('crypto');
const WebSocket = require('ws');
const SWITCH = 'HTTP/1.1 101 Switching Protocols\r\n';
const UP = 'Upgrade: websocket\r\nConnection: Upgrade\r\n';
const cases = [
  ['a plain 200', () => 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi'],
  ['a 404', () => 'HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n'],
  ['a redirect', () => 'HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n'],
  ['a 426', () => 'HTTP/1.1 426 Upgrade Required\r\nContent-Length: 0\r\n\r\n'],
  ['a 503', () => 'HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n'],
  ['101 without Upgrade', () => `${SWITCH}Connection: Upgrade\r\n\r\n`],
  ['101 without Connection', () => `${SWITCH}Upgrade: websocket\r\n\r\n`],
  ['upgrade to tea', (a) => `${SWITCH}Upgrade: tea\r\nConnection: Upgrade\r\n${a}\r\n`],
  ['upgrade to two', (a) => `${SWITCH}${UP}Upgrade: tea\r\n${a}\r\n`],
  ['no accept', () => `${SWITCH}${UP}\r\n`],
  ['a wrong accept', () => `${SWITCH}${UP}Sec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA=\r\n\r\n`],
  ['two accepts', (a) => `${SWITCH}${UP}${a}${a}\r\n`],
  ['an unasked protocol', (a) => `${SWITCH}${UP}${a}Sec-WebSocket-Protocol: p\r\n\r\n`],
  ['another protocol', (a) => `${SWITCH}${UP}${a}Sec-WebSocket-Protocol: q\r\n\r\n`, ['p']],
  ['two protocols', (a) => `${SWITCH}${UP}${a}Sec-WebSocket-Protocol: p\r\nSec-WebSocket-Protocol: p\r\n\r\n`, ['p']],
  ['no protocol', (a) => `${SWITCH}${UP}${a}\r\n`, ['p']],
  ['another extension', (a) => `${SWITCH}${UP}${a}Sec-WebSocket-Extensions: foo\r\n\r\n`],
  ['a wrong extension', (a) => `${SWITCH}${UP}${a}Sec-WebSocket-Extensions: ;\r\n\r\n`],
  ['a wrong parameter', (a) => `${SWITCH}${UP}${a}Sec-WebSocket-Extensions: permessage-deflate; x\r\n\r\n`],
  ['an unasked extension', (a) => `${SWITCH}${UP}${a}Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n`, [], false],
  ['bytes of TLS', () => '\x15\x03\x01\x00\x02\x02\x46'],
  ['an answer of HTTP/2', () => '\x00\x00\x06\x04\x00\x00\x00\x00\x00'],
  ['a head that never ends', () => `${SWITCH}X: ${'x'.repeat(17000)}\r\n\r\n`],
  ['a header without a colon', () => `${SWITCH}Upgrade websocket\r\n\r\n`],
  ['nothing, and the end', () => ''],
  ['half a head, and the end', () => 'HTTP/1.1 101 Swi'],
];
let answer;
const server = net.createServer((socket) => {
  socket.on('error', () => {});
  socket.once('data', (data) => {
    const key = /Sec-WebSocket-Key: (.*)\r/.exec(`${data}`)[1];
    const accept = createHash('sha1')
      .update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
    socket.end(answer(`Sec-WebSocket-Accept: ${accept}\r\n`), 'latin1');
  });
});
function next() {
  const [name, make, protocols, compress = true] = cases.shift() ?? [];
  if (!name) return server.close();
  answer = make;
  const ws = new WebSocket('ws://localhost:6539', protocols, { perMessageDeflate: compress });
  ws.on('open', () => console.log(`${name}: open`));
  ws.on('error', (error) => console.log(`${name}:`, error.code, error.message));
  ws.on('close', (code) => {
    console.log(`${name}: close`, code);
    next();
  });
}
server.listen(6539, next);
