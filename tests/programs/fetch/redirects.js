// fetch follows redirections: what becomes of the method and the body.
const http = require('http');
const server = http.createServer((req, res) => {
  let text = '';
  req.on('data', (chunk) => { text += chunk; });
  req.on('end', () => {
    console.log(req.method, req.url, text, req.headers['content-type']);
    const status = Number(req.url.slice(1));
    if (req.url === '/loop') { res.writeHead(302, { Location: '/loop' }).end(); return; }
    if (status) { res.writeHead(status, { Location: 'target?from=' + status }).end('gone'); return; }
    res.end('here');
  });
});
server.listen(6452, async () => {
  const url = 'http://localhost:6452';
  const show = (res) => console.log(res.status, res.redirected, res.url.slice(url.length), res.headers.get('location'));
  for (const status of [301, 302, 303, 307, 308]) {
    show(await fetch(`${url}/${status}`, { method: 'POST', body: 'text' }));
  }
  show(await fetch(`${url}/302`));
  const manual = await fetch(`${url}/302`, { redirect: 'manual' });
  show(manual);
  console.log(await manual.text());
  await fetch(`${url}/302`, { redirect: 'error' }).catch((error) => console.log(error.name, error.message, error.cause.message));
  server.close();
});
