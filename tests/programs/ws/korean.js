// 받은 텍스트는 Buffer로 도착하고, toString()이 글자로 바꾼다.
const { WebSocketServer, WebSocket } = require('ws');
const wss = new WebSocketServer({ port: 6514 });
wss.on('connection', (ws) => {
  ws.on('message', (data, isBinary) => {
    console.log(data, isBinary);
    console.log(data.toString(), `${data}`.length, data.length);
    ws.send(`받았어요: ${data}`);
  });
});
const ws = new WebSocket('ws://localhost:6514');
ws.on('open', () => ws.send('권 안녕하세요'));
ws.onmessage = ({ data, type, target }) => {
  console.log(type, data, target === ws);
  ws.close(1000, '안녕히 가세요');
};
ws.onclose = ({ code, reason, wasClean }) => {
  console.log(code, reason, wasClean);
  wss.close();
};
