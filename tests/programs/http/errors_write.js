// Writing at the wrong time, or too much.
const http = require('http');
const server = http.createServer((req, res) => {
  res.on('error', (error) => console.log('res error', error.code, error.message));
  if (req.url === '/late') {
    res.end('first');
    console.log(res.write('second', (error) => console.log('callback', error.code)));
    res.end('third', (error) => console.log('end callback', error?.code));
    res.end();
    console.log(res.writableEnded, res.writableFinished, res.headersSent);
    return;
  }
  res.strictContentLength = true;
  res.setHeader('Content-Length', 5);
  try { res.write('too long'); } catch (error) { console.log(error.code, error.message); }
  res.write('abc');
  try { res.end('d'); } catch (error) { console.log(error.code, error.message); }
  res.destroy();
  res.write('gone', (error) => console.log('gone', error.code, error.message));
});
server.listen(6435, () => {
  http.get({ port: 6435, path: '/late' }, (res) => {
    res.on('data', (chunk) => console.log('data', String(chunk)));
    res.on('end', () => {
      const req = http.get({ port: 6435, path: '/strict', agent: false });
      req.on('error', (error) => console.log('client', error.code));
      req.on('response', (answer) => {
        answer.on('error', (error) => console.log('answer', error.code));
        answer.resume();
      });
      req.on('close', () => server.close());
    });
  });
});
