// What exactly is sent: the lines of the heads of several answers.
const http = require('http');
const { raw } = require('./lib/raw');
const answers = {
  '/length': (req, res) => res.end('twelve bytes'),
  '/empty': (req, res) => res.end(),
  '/chunks': (req, res) => { res.write('one'); res.write('two'); res.end('three'); },
  '/given': (req, res) => {
    res.writeHead(201, 'Made', { 'Content-Length': 2, 'X-Many': ['a', 'b'] });
    res.end('ok');
  },
  '/none': (req, res) => { res.statusCode = 204; res.end(); },
  '/same': (req, res) => { res.writeHead(304); res.end('ignored'); },
  '/nodate': (req, res) => { res.sendDate = false; res.end('x'); },
  '/close': (req, res) => { res.setHeader('Connection', 'close'); res.end('bye'); },
};
const server = http.createServer((req, res) => answers[req.url](req, res));
server.listen(6401, () => {
  const paths = Object.keys(answers);
  const next = () => {
    const path = paths.shift();
    if (!path) { server.close(); return; }
    console.log(path);
    raw(6401, `GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`, next);
  };
  next();
});
