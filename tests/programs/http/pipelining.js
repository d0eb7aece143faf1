// Three requests at once: the answers come in the order of the requests, also
// where the first is the last to be ready.
const http = require('http');
const { raw } = require('./lib/raw');
const server = http.createServer((req, res) => {
  console.log('request', req.url);
  const delay = { '/slow': 30, '/fast': 1, '/now': 0 }[req.url];
  const answer = () => { console.log('answer', req.url); res.end(req.url); };
  if (delay) setTimeout(answer, delay);
  else answer();
  res.on('finish', () => console.log('finish', req.url));
  res.on('close', () => console.log('close', req.url));
});
server.listen(6403, () => {
  raw(6403, 'GET /slow HTTP/1.1\r\nHost: a\r\n\r\n' +
            'GET /fast HTTP/1.1\r\nHost: a\r\n\r\n' +
            'GET /now HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
      () => server.close());
});
