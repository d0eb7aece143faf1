const net = require('net'); const crypto = require('crypto');
const cases = {
  '/plain200': () => 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n',
  '/redirect': () => 'HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n',
  '/accept': () => 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: AAAA\r\n\r\n',
  '/noaccept': () => 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
  '/noupgrade': (a) => `HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${a}\r\n\r\n`,
  '/badupgrade': (a) => `HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${a}\r\n\r\n`,
  '/noconnection': (a) => `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: ${a}\r\n\r\n`,
  '/badconnection': (a) => `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: close\r\nSec-WebSocket-Accept: ${a}\r\n\r\n`,
  '/protocol': (a) => `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${a}\r\nSec-WebSocket-Protocol: other\r\n\r\n`,
  '/extension': (a) => `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${a}\r\nSec-WebSocket-Extensions: foo\r\n\r\n`,
  '/garbage': () => 'garbage\r\n\r\n',
  '/close': () => '',
};
net.createServer((s) => { s.once('data', (d) => { const t = d.toString(); const path = t.split(' ')[1]; const key = /sec-websocket-key: (.*)\r/i.exec(t)?.[1]; const a = key && crypto.createHash('sha1').update(key + '258EAFA5-E914-47DA-95CA-C5AB0DC85B11').digest('base64'); s.end(cases[path] ? cases[path](a) : 'HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n'); }); s.on('error', () => {}); }).listen(6815, () => console.log('listening'));
