// The first pair: prints 1 and waits; with a client 2, 4, 3, the message.
const WebSocket = require('ws');
const port = Number(process.argv[2] || 6005);
const wss = new WebSocket.Server({ port });
console.log(1);
wss.on('connection', (ws) => {
    console.log(2);
    ws.on('message', (message) => {
        console.log(3);
        console.log(message, message.toString());
        ws.send('reply: ' + message);
    });
    ws.on('close', (code) => {
        console.log('server saw close', code);
        wss.close();
    });
    console.log(4);
});
