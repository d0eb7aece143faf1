// Echoes texts; ends when its client has closed.
const WebSocket = require('ws');
const wss = new WebSocket.Server({ port: Number(process.argv[2]) });
wss.on('listening', () => console.log('listening'));
wss.on('connection', (ws) => {
    ws.on('message', (data) => {
        const text = data.toString();
        console.log('got', text.length);
        ws.send(text);
    });
    ws.on('close', (code, reason) => {
        console.log('close', code, reason.toString());
        wss.close();
    });
});
