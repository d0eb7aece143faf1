// readable, read(), setEncoding, unshift, and breaking out of for await.
const http = require('http');
const server = http.createServer((req, res) => {
  if (req.url === '/readable') {
    req.setEncoding('utf8');
    req.on('readable', () => {
      let chunk;
      while ((chunk = req.read()) !== null) console.log('read', JSON.stringify(chunk));
    });
    req.on('end', () => { console.log('end'); res.end('ok'); });
    return;
  }
  for (let i = 0; i < 5; i++) res.write(`piece ${i}\n`);
  res.end();
  res.on('close', () => console.log('res close', res.writableFinished));
});
server.listen(6456, () => {
  const req = http.request({ port: 6456, path: '/readable', method: 'POST' }, (res) => {
    res.resume().on('end', async () => {
      const got = await new Promise((resolve) => http.get({ port: 6456, path: '/pieces', agent: false }, resolve));
      for await (const chunk of got) { console.log('first', String(chunk).split('\n')[0]); break; }
      console.log(got.destroyed, got.readableEnded, got.complete);
      server.close(() => console.log('closed'));
    });
  });
  req.write('one');
  setTimeout(() => { req.write('two'); req.end('three'); }, 10);
});
