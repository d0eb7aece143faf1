// The same news three ways: asked for, as a stream of events, as messages.
const http = require('http');
const { WebSocketServer, WebSocket } = require('ws');
let requests = 0;
const server = http.createServer((request, response) => {
  requests++;
  if (request.url === '/news') {
    response.end('news');
    return;
  }
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  let n = 0;
  const timer = setInterval(() => {
    response.write(`data: news ${++n}\n\n`);
    if (n === 3) {
      clearInterval(timer);
      response.end();
    }
  }, 10);
});
const wss = new WebSocketServer({ server });
wss.on('connection', (ws) => {
  let n = 0;
  const timer = setInterval(() => {
    ws.send(`news ${++n}`);
    if (n === 3) {
      clearInterval(timer);
      ws.close();
    }
  }, 10);
});
function poll(left, done) {
  http.get('http://localhost:6564/news', (response) => {
    response.on('data', (data) => console.log('polled', `${data}`));
    response.on('end', () => (left > 1 ? setTimeout(poll, 10, left - 1, done) : done()));
  });
}
function listen(done) {
  http.get('http://localhost:6564/events', (response) => {
    response.on('data', (data) => console.log('event', JSON.stringify(`${data}`)));
    response.on('end', done);
  });
}
function talk(done) {
  const ws = new WebSocket('ws://localhost:6564');
  ws.on('message', (data) => console.log('message', `${data}`));
  ws.on('close', done);
}
server.listen(6564, () => poll(3, () => {
  console.log('requests', requests);
  listen(() => {
    console.log('requests', requests);
    talk(() => {
      console.log('requests', requests);
      server.close();
    });
  });
}));
