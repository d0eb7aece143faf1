const { WebSocketServer, WebSocket } = require('ws');
const server = new WebSocketServer({ port: 7412 });
server.on('connection', (socket) => {
    socket.on('message', (data) => console.log('got ' + data));
});
server.on('listening', () => {
    for (const name of ['first', 'second']) {
        const socket = new WebSocket('ws://localhost:7412');
        socket.on('open', () => {
            setTimeout(() => {
                socket.send(name);
                socket.send(name + ' again');
            }, 20);
        });
    }
});
