// One connection after the other, each with a way of its own.
const WebSocket = require('ws');
const text = '소켓 이야기 '.repeat(3000);
const bytes = Buffer.from(Array.from({ length: 100000 }, (_, i) => (i * i) >> 3));
const plain = { perMessageDeflate: false };
const small = { perMessageDeflate: { clientMaxWindowBits: 9, serverMaxWindowBits: 9,
  clientNoContextTakeover: true, serverNoContextTakeover: true } };
const tries = [
  ['/echo', [], plain, ['', 'a', text, bytes, Buffer.alloc(300000, 'z')]],
  ['/echo', ['a', 'b'], {}, ['', 'a', text, text, bytes, Buffer.alloc(300000, 'z')]],
  ['/echo', 'one', small, [text, bytes, text]],
  ['/fragments', [], plain, [text, bytes]],
  ['/fragments', [], {}, [text, bytes]],
  ['/close', [], {}, ['1000 done']], ['/close', [], {}, ['1001 ']],
  ['/close', [], plain, ['3000 삼천']], ['/close', [], {}, ['4999 mine']],
  ['/terminate', [], {}, ['x']], ['/terminate', [], plain, ['x']],
  ['/forbidden', [], {}, []],
  ['/none', [], plain, [Buffer.alloc(400001)]], ['/none', [], {}, [Buffer.alloc(400001)]],
  ['/last', [], {}, []],
];
(function next() {
  const [path, protocols, options, messages] = tries.shift() ?? [];
  if (!path) return;
  const ws = new WebSocket(`ws://localhost:${process.argv[2]}${path}`, protocols, options);
  let n = 0;
  let pings = 0;
  const say = () => {
    if (n < messages.length) ws.send(messages[n]);
    else ws.close(4000, `${n} messages`);
  };
  ws.on('open', () => {
    console.log('open', path, ws.protocol, ws.extensions);
    ws.ping('hello');
    say();
  });
  ws.on('message', (data, binary) => {
    console.log('message', binary, data.length, data.equals(Buffer.from(messages[n])));
    n++;
    say();
  });
  ws.on('ping', () => pings++);
  ws.on('pong', (data) => console.log('pong', `${data}`));
  ws.on('error', (error) => console.log('error', error.message));
  ws.on('close', (code, reason) => {
    console.log('close', code, `${reason}`, pings);
    next();
  });
})();
