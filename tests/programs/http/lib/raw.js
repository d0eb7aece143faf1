// Sends bytes of its own through net, and shows what comes back.
const net = require('net');

function show(text) {
  return text.replace(/Date: [^\r]*/g, 'Date: now')
    .split('\r\n').map((line) => `  | ${line}`).join('\n');
}

// raw(port, pieces, done): one piece after the other, each in a turn of its
// own; what was answered is printed when the connection is over.
function raw(port, pieces, done) {
  const socket = net.connect(port);
  let got = '';
  const list = [].concat(pieces);
  const next = () => {
    if (list.length === 0) return;
    socket.write(list.shift(), 'latin1', () => setTimeout(next, 5));
  };
  socket.on('connect', next);
  socket.setEncoding('latin1');
  socket.on('data', (text) => { got += text; });
  socket.on('error', (error) => console.log('socket error', error.code));
  socket.on('close', () => {
    console.log(show(got));
    if (done) done();
  });
  return socket;
}

module.exports = { raw, show };
