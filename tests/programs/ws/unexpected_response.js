// The program looks at the answer itself.
const http = require('http');
const WebSocket = require('ws');
const server = http.createServer((request, response) => {
  response.writeHead(402, { 'X-Price': '5' });
  response.end('pay first');
});
server.listen(6540, () => {
  const ws = new WebSocket('ws://localhost:6540');
  ws.on('unexpected-response', (request, response) => {
    console.log(request.path, response.statusCode, response.headers['x-price'], ws.readyState);
    response.on('data', (data) => console.log(`${data}`));
    response.on('end', () => {
      request.destroy();
      ws.close();
    });
  });
  ws.on('error', (error) => console.log('error', error.message));
  ws.on('close', (code) => {
    console.log('close', code);
    server.close();
  });
});
