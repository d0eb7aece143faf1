// Sends three texts, one after the other, and closes.
const WebSocket = require('ws');
const ws = new WebSocket('ws://localhost:' + process.argv[2]);
const lengths = [5, 200, 70000];
let sent = '';
function next() {
    if (lengths.length === 0) {
        ws.close(1000, 'done');
        return;
    }
    sent = 'abcdefg'.repeat(10000).slice(0, lengths.shift());
    ws.send(sent);
}
ws.on('open', () => {
    console.log('open');
    next();
});
ws.on('message', (data) => {
    console.log('echo', data.length, data.toString() === sent);
    next();
});
ws.on('close', (code, reason) => {
    console.log('close', code, reason.toString());
});
