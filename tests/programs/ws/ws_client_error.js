// The program answers a wrong handshake itself.
const http = require('http');
const { WebSocketServer } = require('ws');
const wss = new WebSocketServer({ port: 6537 });
wss.on('wsClientError', (error, socket, request) => {
  console.log('wsClientError', error.message, request.url);
  socket.end('HTTP/1.1 418 I\'m a Teapot\r\nConnection: close\r\n\r\nshort and stout');
});
const request = http.request({
  port: 6537, path: '/tea',
  headers: { Connection: 'Upgrade', Upgrade: 'tea', 'Sec-WebSocket-Version': 13 },
});
request.on('response', (response) => {
  response.on('data', (data) => console.log(response.statusCode, `${data}`));
  response.on('end', () => wss.close());
});
request.end();
