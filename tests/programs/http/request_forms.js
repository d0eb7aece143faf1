// The forms in which a request can be asked for.
const http = require('http');
const server = http.createServer((req, res) => {
  const { host, authorization, ...rest } = req.headers;
  console.log(req.method, req.url, host, authorization, rest);
  res.end();
});
const forms = [
  (done) => http.get('http://localhost:6426/text?q=1#part', done),
  (done) => http.get(new URL('http://user:p%40ss@localhost:6426/url'), done),
  (done) => http.get('http://localhost:6426/both', { headers: { 'X-A': 'b' }, method: 'POST' }, done),
  (done) => http.get({ hostname: '127.0.0.1', port: '6426', path: '/options', auth: 'a:b', setHost: false, headers: { Host: 'mine' } }, done),
  (done) => http.request({ host: 'localhost', port: 6426, method: 'put', headers: ['X-One', '1', 'X-One', '2', 'Host', 'list'] }, done).end(),
  (done) => http.request({ port: 6426, agent: false, path: '/alone' }, done).end(),
  (done) => http.request({ port: 6426, protocol: 'http:', defaultPort: 6426, path: '/default' }, done).end(),
];
server.listen(6426, () => {
  const next = () => {
    const form = forms.shift();
    if (!form) { server.close(); return; }
    form((res) => res.resume().on('end', next));
  };
  next();
});
