import WebSocket, { createWebSocketStream } from 'ws';
const ws = new WebSocket(`ws://localhost:${process.argv[2]}`);
const duplex = createWebSocketStream(ws, { encoding: 'utf8' });
duplex.on('data', (text) => {
  console.log(text);
  duplex.end();
});
duplex.on('close', () => console.log('close'));
duplex.write('a text that is long enough to be worth it. '.repeat(3));
