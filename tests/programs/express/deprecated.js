// The older ways still work, and say so once for each place.
const path = require('path');

const { write } = process.stderr;
process.stderr.write = (text) => {
  process.stdout.write(text.replace(/^\w{3}, .* GMT /, ''));
  return true;
};
const express = require('express');
const { brief } = require('./lib/ask');

const app = express();
app.use(express.urlencoded());
app.get('/send', (req, res) => res.send(404));
app.get('/send-status', (req, res) => res.send(201, 'made'));
app.get('/send-body', (req, res) => res.send('made', 201));
app.get('/json', (req, res) => res.json(202, { a: 1 }));
app.get('/redirect', (req, res) => res.redirect('/x', 301));
app.get('/back', (req, res) => res.redirect('back'));
app.get('/host', (req, res) => res.send(req.host));
app.get('/param/:a', (req, res) => res.send([req.param('a'), req.param('b'), req.param('c', 'd')].join()));
app.get('/status', (req, res) => res.status('203').send('x'));
app.del('/del', (req, res) => res.send('deleted'));
app.get('/vary', (req, res) => res.vary().send('x'));
app.get('/clear', (req, res) => res.clearCookie('a', { maxAge: 5 }).send('x'));

const server = app.listen(6642, async () => {
  for (const line of ['GET /send', 'GET /send-status', 'GET /send-body', 'GET /json', 'GET /redirect', 'GET /back', 'GET /host', 'GET /param/1?b=2', 'GET /param/1?b=2', 'GET /status', 'DELETE /del', 'GET /vary', 'GET /clear']) await brief(6642, line);
  process.stderr.write = write;
  server.close();
});
