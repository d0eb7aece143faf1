// A client whose server is not there, or answers wrongly.
const { WebSocket } = require('ws');
const ws = new WebSocket('ws://localhost:' + (process.argv[2] || 6005));
ws.on('open', () => console.log('open'));
ws.on('error', (error) => console.log('error', error.code, error.message));
ws.on('close', (code, reason) => {
    console.log('close', code, reason.toString(), ws.readyState);
});
