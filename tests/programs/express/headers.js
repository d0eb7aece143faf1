const express = require('express');
const { show } = require('./lib/ask');

const app = express();
app.get('/set', (req, res) => {
  res.set('X-One', '1').set({ 'X-Two': '2', 'X-Three': ['a', 'b'] });
  res.header('X-Four', 4);
  console.log(res.get('x-one'), res.get('X-Three'), res.getHeader('X-Four'));
  res.send('ok');
});
app.get('/append', (req, res) => {
  res.append('Link', ['<http://localhost/>', '<http://localhost:3000/>']);
  res.append('Warning', '199 Miscellaneous warning');
  res.append('Warning', '200 more');
  res.append('Set-Cookie', 'foo=bar; Path=/; HttpOnly');
  console.log(res.get('Warning'));
  res.send('ok');
});
app.get('/vary', (req, res) => {
  res.vary('User-Agent').vary('accept').vary('Accept').vary(['Origin', 'Cookie']);
  res.send('ok');
});
app.get('/vary-all', (req, res) => res.vary('Accept').vary('*').vary('Origin').send('ok'));
app.get('/links', (req, res) => {
  res.links({ next: 'http://api.example.com/users?page=2' });
  res.links({ last: 'http://api.example.com/users?page=5' });
  res.send('ok');
});
app.get('/location', (req, res) => res.location('/한글 길?q=가').send('ok'));
app.get('/type/:type', (req, res) => {
  res.type(req.params.type);
  console.log(req.params.type, res.get('Content-Type'));
  res.end();
});
app.get('/attachment', (req, res) => res.attachment('path/to/logo.png').send('x'));
app.get('/attachment-ko', (req, res) => res.attachment('보고서.pdf').send('x'));
app.get('/attachment-none', (req, res) => res.attachment().send('x'));
app.get('/quotes', (req, res) => res.attachment('a "b" 100%.txt').send('x'));

app.disable('x-powered-by');
const server = app.listen(6613, async () => {
  for (const path of ['/set', '/append', '/vary', '/vary-all', '/links', '/location',
    '/attachment', '/attachment-ko', '/attachment-none', '/quotes']) await show(6613, `GET ${path}`);
  for (const type of ['html', 'json', '.png', 'js', 'css', 'svg', 'txt', 'pdf', 'mp4', 'zip', 'unknown', 'md', 'ico']) {
    await require('./lib/ask').ask(6613, `GET /type/${type}`);
  }
  server.close();
});
