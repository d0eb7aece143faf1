// Sets cookies of many kinds, in answers and in handshakes, and tells which
// come back, and what a handshake of a page has in its head.
const http = require('http');
const crypto = require('crypto');
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const acceptOf = (key) =>
  crypto.createHash('sha1').update(key + GUID).digest('base64');

const set = {
  '/': ['seen=1', 'hidden=2; HttpOnly', 'deep=3; Path=/deep',
    'secure=4; Secure', 'strict=5; SameSite=Strict', 'old=6; Max-Age=0',
    'dom=7; Domain=localhost', 'other=8; Domain=example.com',
    'exp=9; Expires=Wed, 01 Jan 2020 00:00:00 GMT', 'quo="9 9"', 'name only',
    'long=10; Max-Age=1000', 'none=11; SameSite=None',
    '__Host-a=12; Path=/', '__Host-b=13; Path=/; Secure', 'empty=',
    '=novalue', ' spaces = a b ; path=nowhere'],
  '/set': ['seen=changed', 'hidden=2; HttpOnly', 'late=1'],
  '/clear': ['seen=; Max-Age=0', 'late=; expires=Thu, 01 Jan 1970 00:00:00 GMT',
    'deep=; path=/deep; max-age=-1'],
};
const page = require('fs').readFileSync(`${__dirname}/site/cookies.html`);
const server = http.createServer((req, res) => {
  if (req.url === '/favicon.ico') { res.writeHead(404).end(); return; }
  res.setHeader('Content-Type', req.url === '/' ? 'text/html; charset=utf-8'
                                                : 'text/plain');
  if (set[req.url]) res.setHeader('Set-Cookie', set[req.url]);
  if (req.url !== '/') console.log(req.method, req.url, req.headers.cookie);
  res.end(req.url === '/' ? page : 'ok');
});
server.on('upgrade', (req, socket) => {
  socket.on('error', () => {});
  console.log('upgrade', req.url);
  for (let i = 0; i < req.rawHeaders.length; i += 2) {
    const [name, value] = req.rawHeaders.slice(i, i + 2);
    const isRandom = /^(user-agent|sec-websocket-key)$/i.test(name);
    console.log(' ', name, isRandom ? '...' : value);
  }
  const cookie = `Set-Cookie: from${req.url.replace(/\W/g, '')}=ws` +
    `${req.url === '/hid' ? '; HttpOnly' : ''}\r\n\r\n`;
  if (req.url === '/refused') {
    socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n' + cookie);
    return;
  }
  socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n' +
    'Connection: Upgrade\r\nSec-WebSocket-Accept: ' +
    `${acceptOf(req.headers['sec-websocket-key'])}\r\n${cookie}`);
  socket.end(Buffer.from([0x88, 0x02, 0x03, 0xe8]));
});
server.listen(6899, () => console.log('listening'));
