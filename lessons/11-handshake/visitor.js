// Visits one path after the other, and tells what became of it.
const WebSocket = require('ws');

const paths = ['/plain', '/lost', '/moved', '/halfway', '/forged'];

function visit() {
  const path = paths.shift();
  if (!path) return;
  const ws = new WebSocket('ws://localhost:6011' + path);

  ws.on('open', function opened() {
    console.log(path, 'open');
  });
  ws.on('error', function failed(error) {
    console.log(path, error.message);
  });
  ws.on('close', function closed(code) {
    console.log(path, code);
    visit();
  });
}

visit();
