// A client without a server.
const WebSocket = require('ws');
const ws = new WebSocket('ws://localhost:6555');
ws.on('error', (error) => {
  console.log('error', error.code, error.message, ws.readyState);
  console.log(error.syscall, error.address, error.port, error.errno);
});
ws.on('close', (code, reason) => {
  console.log('close', code, reason, ws.readyState);
});
