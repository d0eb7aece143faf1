const WebSocket = require('ws');
const port = process.argv[2] || 6005;
const ws = new WebSocket(`ws://localhost:${port}`);
console.log('state', ws.readyState);
ws.on('open', () => {
    console.log('open', ws.readyState);
    ws.send('안녕');
});
ws.on('message', (message) => {
    console.log('message', message.toString());
    ws.close(1000, 'bye');
    console.log('state', ws.readyState);
});
ws.on('close', (code, reason) => {
    console.log('close', code, reason.toString(), ws.readyState);
});
