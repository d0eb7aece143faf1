// Nobody listens there.
const WebSocket = require('ws');
const ws = new WebSocket('ws://localhost:6158');
console.log(ws.readyState);
ws.on('error', (error) => console.log(error, ws.readyState));
ws.on('close', (code, reason) => console.log(code, reason, ws.readyState));
