// A server that does not read a body stops its sender.
const http = require('http');
const server = http.createServer((req, res) => {
  req.pause();
  setTimeout(() => {
    console.log('the server reads');
    let got = 0;
    req.on('data', (chunk) => { got += chunk.length; });
    req.on('end', () => { console.log('got', got); res.end('thanks'); });
    req.resume();
  }, 50);
});
server.listen(6418, () => {
  const req = http.request({ port: 6418, method: 'POST' }, (res) => {
    console.log(res.statusCode);
    res.resume().on('end', () => server.close());
  });
  const piece = Buffer.alloc(100000, 'y');
  let sent = 0, waited = false;
  const send = () => {
    while (sent < 80) {
      sent++;
      if (!req.write(piece)) { waited = true; req.once('drain', send); return; }
    }
    req.end();
  };
  req.on('finish', () => { if (waited) console.log('finish, it had to wait'); });
  send();
});
