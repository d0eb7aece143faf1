const WebSocket = require('ws');
const ws = new WebSocket('ws://localhost:6391');
ws.on('open', () => ws.send('안녕하세요 여러분, 반갑습니다'));
ws.on('message', function 받음(글) {
  console.log(`${글}`);
  ws.close();
});
