// The other end: it echoes, and tells its own readyState.
import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: 6013 });

server.on('connection', function connected(ws, request) {
  console.log('offered', request.headers['sec-websocket-extensions']);
  console.log('connection', ws.readyState);
  ws.on('message', function received(message) {
    console.log('got', message.toString());
    ws.send('echo');
  });
  ws.on('close', function closed(code) {
    console.log('closed', ws.readyState, code);
    server.close();
  });
});
