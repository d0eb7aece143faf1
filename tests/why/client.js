const WebSocket = require('ws');
const socket = new WebSocket('ws://localhost:7411');
socket.on('open', function opened() {
    console.log('opened');
    socket.send('hello');
});
socket.onmessage = function answer(event) {
    console.log('answer ' + event.data);
};
socket.on('close', function closed() {
    console.log('closed');
});
console.log('client');
