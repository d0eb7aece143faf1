// write() answers false when enough waits; drain says when to go on.
const http = require('http');
const server = http.createServer((req, res) => {
  let sent = 0, waits = 0;
  const piece = Buffer.alloc(40000, 'x');
  const send = () => {
    while (sent < 50) {
      sent++;
      if (!res.write(piece)) { waits++; res.once('drain', send); return; }
    }
    res.end(() => console.log('sent all, had to wait:', waits > 0, res.writableNeedDrain, res.writableLength));
  };
  console.log(res.writableHighWaterMark, res.writableLength, res.writableNeedDrain);
  send();
});
server.listen(6417, () => {
  http.get({ port: 6417 }, (res) => {
    let got = 0;
    res.pause();
    setTimeout(() => {
      res.on('data', (chunk) => { got += chunk.length; });
      res.resume();
    }, 50);
    res.on('end', () => { console.log('got', got); server.close(); });
  });
});
