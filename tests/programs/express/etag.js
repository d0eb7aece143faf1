const express = require('express');
const { show, brief } = require('./lib/ask');

const app = express();
app.get('/weak', (req, res) => res.send('the same text'));
const strong = express();
strong.set('etag', 'strong');
strong.get('/', (req, res) => res.send('the same text'));
const off = express();
off.disable('etag');
off.get('/', (req, res) => res.send('the same text'));
const own = express();
own.set('etag', (body, encoding) => `"${body.length}-${encoding}"`);
own.get('/', (req, res) => res.send('한글'));
app.use('/strong', strong);
app.use('/off', off);
app.use('/own', own);
app.get('/fresh', (req, res) => {
  res.set('Last-Modified', 'Wed, 01 Jan 2020 00:00:00 GMT');
  console.log('fresh', req.fresh, 'stale', req.stale);
  res.send('dated');
});
try {
  app.set('etag', 'odd');
} catch (error) {
  console.log(`${error}`);
}
app.set('etag', 'weak');

const server = app.listen(6615, async () => {
  const { headers } = await show(6615, 'GET /weak');
  await show(6615, 'GET /weak', { 'If-None-Match': headers.etag });
  await show(6615, 'GET /weak', { 'If-None-Match': headers.etag.slice(2) });
  await show(6615, 'GET /weak', { 'If-None-Match': '"other", ' + headers.etag });
  await brief(6615, 'GET /weak', { 'If-None-Match': '*' });
  await brief(6615, 'GET /weak', { 'If-None-Match': '"other"' });
  await brief(6615, 'GET /weak', { 'If-None-Match': headers.etag, 'Cache-Control': 'no-cache' });
  await show(6615, 'HEAD /weak', { 'If-None-Match': headers.etag });
  await show(6615, 'GET /strong');
  await show(6615, 'GET /off');
  await show(6615, 'GET /own');
  await brief(6615, 'GET /fresh');
  await brief(6615, 'GET /fresh', { 'If-Modified-Since': 'Wed, 01 Jan 2020 00:00:00 GMT' });
  await brief(6615, 'GET /fresh', { 'If-Modified-Since': 'Tue, 31 Dec 2019 00:00:00 GMT' });
  server.close();
});
