// fetch: what goes wrong, and with which error.
const http = require('http');
const tell = (promise) => promise.catch((error) =>
  console.log(error.name, '|', error.message, '|', error.cause?.code, error.cause?.message));
const server = http.createServer((req, res) => {
  if (req.url === '/cut') { res.writeHead(200, { 'Content-Length': 100 }); res.write('some'); setTimeout(() => res.destroy(), 20); }
});
server.listen(6453, async () => {
  await tell(fetch('no url'));
  await tell(fetch('http://localhost:6498/'));
  await tell(fetch('ftp://localhost/'));
  await tell(fetch('http://localhost:6453/', { body: 'x' }));
  await tell(fetch('http://localhost:6453/', { method: 'BAD METHOD' }));
  await tell(fetch('http://localhost:6453/', { headers: { 'bad name': 'x' } }));
  const control = new AbortController();
  const never = fetch('http://localhost:6453/never', { signal: control.signal });
  setTimeout(() => control.abort(), 20);
  await tell(never);
  await fetch('http://localhost:6453/', { signal: AbortSignal.abort('a reason') }).catch((error) => console.log(error));
  await tell(fetch('http://localhost:6453/never', { signal: AbortSignal.timeout(20) }));
  const cut = await fetch('http://localhost:6453/cut');
  await cut.text().catch((error) => console.log(error.name, error.message));
  server.closeAllConnections();
  server.close();
});
