// Sends a page's WebSocket raw frames, case by case, and tells what it sent back.
const net = require('net');
const crypto = require('crypto');
const fs = require('fs');
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const hex = (text) => Buffer.from(text.replace(/ /g, ''), 'hex');
const frame = (first, bytes) =>
  Buffer.concat([Buffer.from([first, bytes.length]), bytes]);
const close = (code, reason = '') =>
  frame(0x88, Buffer.concat([hex(code.toString(16).padStart(4, '0')),
                             Buffer.from(reason)]));
const text = (words) => frame(0x81, Buffer.from(words));

// A case: the bytes, and what is done behind them ('end', 'reset').
const cases = {
  '/empty': [hex('8800')],
  '/reason': [close(1000, '안녕히')],
  '/later': [Buffer.concat([close(4000, 'a'), text('late')])],
  '/both': [Buffer.concat([close(4000, 'a'), close(4001, 'b')])],
  '/short16': [Buffer.concat([hex('817e0003'), Buffer.from('abc')])],
  '/short125': [Buffer.concat([hex('817e007d'), Buffer.alloc(125, 97)])],
  '/short64': [Buffer.concat([hex('817f0000000000000003'),
                              Buffer.from('abc')])],
  '/mid64': [Buffer.concat([hex('817f000000000000012c'),
                            Buffer.alloc(300, 97)])],
  '/ping16': [Buffer.concat([hex('897e0003'), Buffer.from('abc')])],
  '/close16': [Buffer.concat([hex('887e0002'), hex('03e8')])],
  '/high64': [hex('817f80000000000000ff')],
  '/none': [hex('8100')],
  '/noneBinary': [hex('8200')],
  '/noneParts': [hex('0100 0000 8000')],
  '/parts': [Buffer.concat([frame(1, Buffer.from('가').subarray(0, 1)),
                            frame(0x89, Buffer.from('p')),
                            frame(0x8a, Buffer.from('q')),
                            frame(0x80, Buffer.from('가').subarray(1))])],
  '/bom': [text('\ufeffa')],
  '/surrogate': [frame(0x81, hex('eda080'))],
  '/cutText': [frame(0x81, hex('eab0'))],
  '/early': [frame(0x01, hex('ff'))],
  '/pinged': [hex('8900')],
  '/fin': [text('last'), 'end'],
  '/finOnly': [hex(''), 'end'],
  '/middle': [hex('8105 6162'), 'end'],
  '/head': [hex('817e'), 'end'],
  '/reset': [hex(''), 'reset'],
  '/resetText': [text('last'), 'reset'],
  '/rsv3': [hex('9100')],
  '/rsvAll': [hex('f100')],
  '/maskedClose': [hex('888200000000 03e8')],
  '/stays': [close(1000, 'stay'), 'stay'],
  '/opcode': [frame(0x83, Buffer.from('a'))],
  '/opcodePart': [frame(0x0b, Buffer.from('a'))],
  '/control': [frame(0x09, Buffer.from('a'))],
  '/continued': [frame(0x80, Buffer.from('a'))],
  '/unfinished': [Buffer.concat([frame(0x01, Buffer.from('a')),
                                 frame(0x81, Buffer.from('b'))])],
  '/compressed': [frame(0xc1, Buffer.from('a'))],
  '/closeByte': [frame(0x88, hex('03'))],
  '/closeText': [frame(0x88, hex('03e8ff'))],
  '/maskedShort': [hex('81fe000100000000 61')],
  '/maskedBits': [hex('f18100000000 61')],
  '/bitsOpcode': [hex('b30161')],
  '/pings': [Buffer.concat([frame(0x89, Buffer.alloc(125, 112)),
                            close(1000, ''), frame(0x89, Buffer.from('late'))])],
  '/pong': [Buffer.concat([close(1000), hex('8a00')])],
  '/controlLong': [hex('8b7e0080')],
  '/longReason': [Buffer.concat([hex('887e0080'), Buffer.alloc(128)])],
};
for (const code of [0, 1, 999, 1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007,
  1008, 1009, 1010, 1011, 1012, 1013, 1014, 1015, 1016, 1100, 2000, 2999, 3000,
  3999, 4000, 4999, 5000, 65535]) {
  cases[`/code${code}`] = [close(code, 'r')];
}

// The frames that came, each as opcode and payload.
function readFrames(bytes) {
  const frames = [];
  while (bytes.length >= 6) {
    const length = bytes[1] & 127;
    const key = bytes.subarray(2, 6);
    const payload = bytes.subarray(6, 6 + length).map((b, i) => b ^ key[i % 4]);
    const words = (bytes[0] & 15) === 8 && length > 1
      ? ` ${payload.readUInt16BE()} ${payload.subarray(2)}` : ` ${payload}`;
    frames.push(bytes.subarray(0, 1).toString('hex') + (length ? words : ''));
    bytes = bytes.subarray(6 + length);
  }
  return frames;
}

const site = fs.readFileSync(`${__dirname}/site/raw_frames.html`, 'utf8')
  .replace('CASES', JSON.stringify(Object.keys(cases)));
const came = {}; // by path
net.createServer((socket) => {
  let wire = Buffer.alloc(0);
  let path;
  socket.on('error', () => {});
  socket.on('close', () => {
    if (path) came[path] = readFrames(wire).join(', ');
  });
  socket.on('data', (data) => {
    if (path) {
      wire = Buffer.concat([wire, data]);
      if (readFrames(wire).some((one) => one.startsWith('88')) &&
          cases[path][1] !== 'stay') {
        socket.end();
      }
      return;
    }
    const words = String(data);
    const asked = words.split(' ')[1];
    const key = /sec-websocket-key: (.*)\r/i.exec(words)?.[1];
    if (asked === '/done') {
      for (const path of Object.keys(cases)) console.log(path, came[path]);
    }
    if (cases[asked] === undefined) {
      socket.end('HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8' +
        `\r\nContent-Length: ${Buffer.byteLength(site)}\r\n\r\n${site}`);
      return;
    }
    path = asked;
    const accept =
      crypto.createHash('sha1').update(key + GUID).digest('base64');
    socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n' +
                 `Connection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n` +
                 '\r\n');
    const [bytes, behind] = cases[path];
    socket.write(bytes);
    if (behind === 'end') socket.end();
    else if (behind === 'reset') setTimeout(() => socket.resetAndDestroy(), 20);
  });
}).listen(6898, () => console.log('listening'));
