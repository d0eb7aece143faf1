const { WebSocketServer } = require('ws');
const server = new WebSocketServer({ port: 7411 });
server.on('connection', function joined(socket) {
    console.log('joined');
    socket.on('message', function heard(data) {
        console.log('heard ' + data);
        socket.send('back');
        socket.close();
        server.close();
    });
});
