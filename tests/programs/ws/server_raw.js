// What somebody says to a server who speaks another language, or breaks off.
const net = require('net');
const { WebSocketServer } = require('ws');
const KEY = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n';
const UP = 'Upgrade: websocket\r\nConnection: Upgrade\r\n';
const GOOD = `GET / HTTP/1.1\r\nHost: x\r\n${UP}Sec-WebSocket-Version: 13\r\n${KEY}\r\n`;
const cases = [
  ['the hello of TLS', '\x16\x03\x01\x00\xa5\x01\x00\x00\xa1\x03\x03'],
  ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ['a word that is no method', 'HELLO / HTTP/1.1\r\n\r\n'],
  ['HTTP/0.9', 'GET /\r\n\r\n'],
  ['HTTP/1.0, ordinary', 'GET / HTTP/1.0\r\n\r\n'],
  ['an ordinary GET', 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
  ['an ordinary GET without Host', 'GET / HTTP/1.1\r\n\r\n'],
  ['POST and upgrade', GOOD.replace('GET', 'POST')],
  ['a space in a field name', GOOD.replace('Host:', 'Ho st:')],
  ['a field without a colon', GOOD.replace('Host: x', 'Host x')],
  ['a control character', GOOD.replace('Host: x', 'Host: \x01')],
  ['a head that is too large', GOOD.replace('Host: x', `Host: ${'x'.repeat(17000)}`)],
  ['Upgrade twice', GOOD.replace(UP, `${UP}Upgrade: websocket\r\n`)],
  ['version twice', GOOD.replace(KEY, `${KEY}Sec-WebSocket-Version: 13\r\n`)],
  ['no Host, but an upgrade', GOOD.replace('Host: x\r\n', '')],
  ['the end at once', '', 'end'],
  ['the end behind half a head', GOOD.slice(0, 60), 'end'],
  ['a reset at once', '', 'reset'],
  ['a reset behind half a head', GOOD.slice(0, 60), 'reset'],
  ['a reset behind the whole head', GOOD, 'reset'],
  ['everything is good', GOOD],
];
const wss = new WebSocketServer({ port: 6573 });
wss.on('connection', (ws) => {
  console.log('  connection');
  ws.on('error', (error) => console.log('  error', error.code));
  ws.on('close', (code) => console.log('  close', code));
});
function next() {
  const [name, text, how] = cases.shift() ?? [];
  if (!name) return wss.close();
  const socket = net.connect(6573, '127.0.0.1');
  let answer = '';
  socket.on('connect', () => {
    if (text) socket.write(text, 'latin1');
    if (how === 'end') socket.end();
    else if (how === 'reset') setTimeout(() => socket.resetAndDestroy(), 30);
    else setTimeout(() => socket.end(), 60);
  });
  socket.on('data', (data) => { answer += data; });
  socket.on('error', (error) => console.log('  client:', error.code));
  socket.on('close', () => {
    console.log(`${name}:`, JSON.stringify(answer.split('\r\n')[0]));
    setTimeout(next, 20);
  });
}
next();
