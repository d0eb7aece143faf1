// A server that decides by itself which requests are its.
const { WebSocketServer, WebSocket } = require('ws');
class Picky extends WebSocketServer {
  shouldHandle(request) {
    return request.url.startsWith('/room/');
  }
}
const wss = new Picky({ port: 6533, path: '/ignored' });
wss.on('connection', (ws, request) => {
  console.log('connection', request.url);
  ws.close();
});
const urls = ['/room/1', '/lobby', '/ignored'];
(function next() {
  const url = urls.shift();
  if (!url) return wss.close();
  const ws = new WebSocket(`ws://localhost:6533${url}`);
  ws.on('error', (error) => console.log(url, error.message));
  ws.on('close', next);
})();
