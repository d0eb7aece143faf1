const WebSocket = require('ws');
const tries = [['/a', ['x'], 1000, ''], ['/b', ['x', 'y'], 4242, '이유'], ['/last', ['z'], 1001, 'away']];
(function next() {
  const [path, protocols, code, reason] = tries.shift() ?? [];
  if (!path) return;
  const ws = new WebSocket(`ws://localhost:${process.argv[2]}${path}`, protocols);
  ws.on('open', () => {
    console.log('open', ws.protocol);
    ws.ping(path);
    ws.send(Buffer.from('by'), { fin: false, binary: true });
    ws.send(Buffer.from('tes'), { fin: true });
  });
  ws.on('message', (data, binary) => {
    console.log(binary, `${data}`);
    ws.close(code, reason);
  });
  ws.on('close', (number, text) => {
    console.log('close', number, `${text}`);
    next();
  });
})();
