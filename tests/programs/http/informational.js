// What a server may say before its answer: 100, 102, 103.
const http = require('http');
const { raw } = require('./lib/raw');
const server = http.createServer((req, res) => {
  res.writeContinue();
  res.writeProcessing();
  res.writeEarlyHints({ link: '</style.css>; rel=preload; as=style', 'x-trace': 'abc' });
  res.writeEarlyHints({ link: ['</a.css>; rel=preload', '</b.js>; rel=preload; as=script'] });
  try { res.writeEarlyHints({ link: 'no link' }); } catch (error) { console.log(error.code, error.message); }
  res.writeEarlyHints({ link: null });
  res.end('at last');
});
server.listen(6409, () => {
  raw(6409, 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', () => {
    const req = http.get({ port: 6409 });
    req.on('continue', () => console.log('continue'));
    req.on('information', ({ statusCode, statusMessage, headers, rawHeaders, httpVersion }) =>
      console.log('information', statusCode, statusMessage, headers, rawHeaders, httpVersion));
    req.on('response', (res) => {
      console.log('response', res.statusCode);
      res.resume();
      res.on('end', () => server.close());
    });
  });
});
