// Subprotocols, fragments, close codes, both ways.
const { WebSocketServer } = require('ws');
const wss = new WebSocketServer({
  port: Number(process.argv[2]),
  handleProtocols: (protocols) => [...protocols].pop(),
});
wss.on('connection', (ws, request) => {
  console.log(request.url, ws.protocol);
  ws.on('message', (data, binary) => {
    console.log(binary, `${data}`);
    ws.send('frag', { fin: false, binary });
    ws.send('ments', { fin: true });
  });
  ws.on('ping', (data) => console.log('ping', `${data}`));
  ws.on('close', (code, reason) => {
    console.log('close', code, `${reason}`);
    if (code === 4242) ws.terminate();
    if (request.url === '/last') wss.close();
  });
});
