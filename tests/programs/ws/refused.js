// A client without a server.
const WebSocket = require('ws');
const ws = new WebSocket('ws://localhost:6555');
ws.on('error', (error) => {
  console.log('error', error.code, error.message, ws.readyState);
  console.log(error.syscall, error.address, error.port, error.errno);
});
ws.on('close', (code, reason) => {
  console.log('close', code, reason, ws.readyState);
  const host = new WebSocket('ws://no.such.host:6555');
  host.on('error', (error) => console.log(error.code, error.message));
  host.on('close', (code) => console.log('close', code));
});
