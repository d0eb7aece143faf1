// Compresses what it can, and says what was agreed; /plain does not.
const http = require('http');
const fs = require('fs');
const { WebSocketServer } = require('ws');
const terms = {
  '/plain': false,
  '/deflate': { threshold: 0 },
  '/short': { threshold: 0, serverNoContextTakeover: true,
              clientNoContextTakeover: true },
  '/bits': { threshold: 0, clientMaxWindowBits: 10, serverMaxWindowBits: 9 },
};
const servers = {};
for (const path in terms) {
  servers[path] = new WebSocketServer({
    noServer: true, perMessageDeflate: terms[path],
  });
  servers[path].on('connection', (ws) => {
    console.log(path, ws.extensions);
    ws.on('message', (data, isBinary) => {
      console.log(path, isBinary, data.length);
      ws.send(data, { binary: isBinary });
      if (String(data) === '끝') ws.close(1000, '안녕');
    });
  });
}
const server = http.createServer((request, response) => {
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.end(fs.readFileSync(`${__dirname}/site/deflate.html`));
});
server.on('upgrade', (request, socket, head) => {
  console.log(request.headers['sec-websocket-extensions']);
  const one = servers[request.url];
  one.handleUpgrade(request, socket, head,
                    (ws) => one.emit('connection', ws, request));
});
server.listen(6896, () => console.log('listening'));
