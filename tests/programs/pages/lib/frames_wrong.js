// Answers an offer of compression wrongly, or compresses wrongly.
const net = require('net');
const crypto = require('crypto');
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const plain = 'permessage-deflate';
const frame = (head, bytes) =>
  Buffer.concat([Buffer.from([head, bytes.length]), bytes]);
const hex = (text) => Buffer.from(text, 'hex');
const cases = {
  '/unknown': [`${plain}; windows=9`],
  '/value': [`${plain}; server_no_context_takeover=1`],
  '/bits': [`${plain}; server_max_window_bits=7`],
  '/twice': [`${plain}; client_max_window_bits=9; client_max_window_bits=9`],
  '/both': [`${plain}, ${plain}`],
  '/syntax': [`${plain}; =`],
  '/data': [plain, frame(0xc1, Buffer.from([0xff, 0xff, 0xff]))],
  '/utf8': [plain, frame(0xc1, hex('faff0f00'))],
  '/rsv2': [plain, frame(0xa1, Buffer.from('a'))],
  '/ping': [plain, frame(0xc9, Buffer.from('a'))],
  '/parts': [plain, Buffer.concat([
    frame(0x41, hex('7add34e3')),
    frame(0x89, Buffer.from('핑')),
    frame(0x80, hex('75e71c050000')),
  ])],
  '/mixed': [plain, Buffer.concat([
    frame(0x81, Buffer.from('압축 안 함')),
    frame(0xc1, hex('7a3375ea9b6d53df4e5d0100')),
  ])],
  // What is wrong without any compression.
  '/mask': [plain, hex('81810000000061')],
  '/opcode': [plain, frame(0x83, Buffer.from('a'))],
  '/control': [plain, frame(0x8b, Buffer.from('a'))],
  '/fragment': [plain, frame(0x09, Buffer.from('a'))],
  '/long': [plain, Buffer.concat([hex('897e0080'), Buffer.alloc(128)])],
  '/continued': [plain, frame(0x80, Buffer.from('a'))],
  '/unfinished': [plain, Buffer.concat([frame(0x01, Buffer.from('a')),
                                        frame(0x81, Buffer.from('b'))])],
  '/text': [plain, frame(0x81, hex('6180'))],
  '/closeByte': [plain, frame(0x88, hex('03'))],
  '/closeCode': [plain, frame(0x88, hex('03ed'))],
  '/closeText': [plain, frame(0x88, hex('03e8ff'))],
  '/length64': [plain, hex('817fffffffffffffffff')],
};
const site = require('fs').readFileSync(`${__dirname}/site/frames_wrong.html`);
net.createServer((socket) => {
  socket.on('error', () => {});
  socket.once('data', (data) => {
    const text = String(data);
    const path = text.split(' ')[1];
    const key = /sec-websocket-key: (.*)\r/i.exec(text)?.[1];
    if (cases[path] === undefined) {
      socket.end('HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8' +
                 `\r\nContent-Length: ${site.length}\r\n\r\n${site}`);
      return;
    }
    const accept =
      crypto.createHash('sha1').update(key + GUID).digest('base64');
    const [answer, frames] = cases[path];
    socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n' +
                 `Connection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n` +
                 `Sec-WebSocket-Extensions: ${answer}\r\n\r\n`);
    if (frames) socket.write(frames);
    setTimeout(() => socket.end(), 40);
  });
}).listen(6897, () => console.log('listening'));
