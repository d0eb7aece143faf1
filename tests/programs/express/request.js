const express = require('express');
const { ask } = require('./lib/ask');

const app = express();
app.use('/base', (req, res) => {
  console.log({
    method: req.method, url: req.url, originalUrl: req.originalUrl, baseUrl: req.baseUrl,
    path: req.path, hostname: req.hostname, protocol: req.protocol, secure: req.secure,
    xhr: req.xhr, ip: req.ip, ips: req.ips, subdomains: req.subdomains, fresh: req.fresh,
    host: req.get('host'), ref: req.get('Referrer'), agent: req.header('user-agent'),
    cookies: req.cookies, body: req.body, app: req.app === app, res: req.res === res,
  });
  res.end();
});
app.get('/is', (req, res) => res.end());
app.post('/is', (req, res) => {
  console.log(req.is('json'), req.is('html'), req.is('application/*'), req.is(['text', 'json']),
    req.is('*/*'), req.is(), req.is('+json'), req.is('urlencoded', 'json'));
  res.end();
});
app.get('/range', (req, res) => {
  console.log(req.range(1000), req.range(1000, { combine: true }));
  res.end();
});
app.get('/bad', (req, res) => {
  for (const name of [undefined, 5]) {
    try {
      req.get(name);
    } catch (error) {
      console.log(`${error}`);
    }
  }
  res.end();
});

const server = app.listen(6616, async () => {
  await ask(6616, 'GET /base/one/two?x=1#frag', {
    Host: 'tobi.ferrets.example.com:6616', Referer: 'http://a.example/', 'X-Requested-With': 'XMLHttpRequest',
    'User-Agent': 'test', 'X-Forwarded-For': '1.2.3.4', 'X-Forwarded-Proto': 'https',
  });
  await ask(6616, 'GET /base');
  await ask(6616, 'POST /is', { 'Content-Type': 'application/json; charset=utf-8' }, '{}');
  await ask(6616, 'POST /is', { 'Content-Type': 'application/vnd.api+json' }, '{}');
  await ask(6616, 'POST /is', { 'Content-Type': 'text/html' }, '<p>');
  await ask(6616, 'POST /is', { 'Content-Type': 'nonsense' }, 'x');
  await ask(6616, 'POST /is', {}, 'x');
  await ask(6616, 'POST /is', { 'Content-Type': 'application/json' });
  for (const range of ['bytes=0-99', 'bytes=-50', 'bytes=900-', 'bytes=2000-', 'bytes=0-1,1-5,90-100', 'bytes', 'items=1-2,5-9']) {
    await ask(6616, 'GET /range', { Range: range });
  }
  await ask(6616, 'GET /bad');
  server.close();
});
