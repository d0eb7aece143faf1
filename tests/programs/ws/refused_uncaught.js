// The error that nobody listens for.
const WebSocket = require('ws');
const ws = new WebSocket('ws://localhost:6556');
ws.on('close', () => console.log('never'));
