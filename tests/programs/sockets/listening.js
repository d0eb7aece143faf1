// Listening: any port, one that is taken, closing twice.
const WebSocket = require('ws');
const a = new WebSocket.Server({ port: 0 });
a.on('listening', () => {
  const { port } = a.address(); console.log(port > 0);
  const b = new WebSocket.Server({ port });
  b.on('error', (e) => { console.log(e.code, e.errno, e.syscall, e.address, e.port === port, e.message.replace(port, 'P')); a.close(); b.close(() => console.log('b closed')); });
  b.on('listening', () => console.log('never'));
});
const c = new WebSocket.Server({ port: 0, host: 'localhost' });
setTimeout(() => { console.log(c.address().address, c.address().family); c.close(); c.close(() => console.log('twice')); setTimeout(() => c.close((e) => console.log(String(e))), 10); }, 50);
