// An upgrade by hand, on both sides: from then on it is a plain connection.
const http = require('http');
const server = http.createServer((req, res) => {
  console.log('request', req.url, req.headers.upgrade);
  res.end('no upgrade here');
});
const upgrade = (req, socket, head) => {
  console.log('upgrade', req.method, req.url, req.headers.upgrade, req.upgrade, JSON.stringify(String(head)));
  socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: shout\r\nConnection: Upgrade\r\n\r\nWELCOME');
  socket.on('data', (chunk) => {
    console.log('server got', String(chunk));
    socket.write(String(chunk).toUpperCase());
  });
  socket.on('end', () => { console.log('server end'); socket.end(); });
  socket.on('close', () => console.log('server close'));
};
const ask = (done) => {
  const req = http.request({ port: 6414, path: '/chat', headers: { Connection: 'Upgrade', Upgrade: 'shout' } });
  req.on('response', (res) => {
    console.log('response', res.statusCode);
    res.on('data', (chunk) => console.log('data', String(chunk)));
    res.on('end', done);
  });
  req.on('upgrade', (res, socket, head) => {
    console.log('upgraded', res.statusCode, res.statusMessage, res.headers.upgrade, JSON.stringify(String(head)));
    let got = '';
    socket.on('data', (chunk) => {
      got += chunk;
      console.log('client got', String(chunk));
      if (got === 'HELLOYOU') socket.end();
    });
    socket.on('close', () => { console.log('client close'); done(); });
    socket.write('hello');
    setTimeout(() => socket.write('you'), 10);
  });
  req.on('close', () => console.log('req close', req.destroyed));
  req.end();
};
server.listen(6414, () => {
  ask(() => {
    server.on('upgrade', upgrade);
    ask(() => server.close());
  });
});
