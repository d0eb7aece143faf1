// Server-sent events: an answer that does not end, one piece after the other.
const http = require('http');
const server = http.createServer((req, res) => {
  res.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' });
  let n = 0;
  const timer = setInterval(() => res.write(`data: ${++n}\n\n`), 10);
  req.on('close', () => { clearInterval(timer); console.log('the client is gone'); server.close(); });
});
server.listen(6440, () => {
  const req = http.get({ port: 6440 }, (res) => {
    let events = 0;
    res.on('data', (chunk) => {
      console.log(JSON.stringify(String(chunk)));
      if (++events === 3) req.destroy();
    });
    res.on('error', (error) => console.log(error.code));
  });
});
