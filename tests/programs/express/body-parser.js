const express = require('express');
const bodyParser = require('body-parser');
const { brief, post } = require('./lib/ask');

const app = express();
app.use(bodyParser.json({ limit: '1kb' }));
app.use(bodyParser.urlencoded({ extended: true }));
app.use(bodyParser.text({ type: 'text/plain' }));
app.use(bodyParser.raw({ type: 'application/x-own' }));
app.post('/', (req, res) => {
  console.log(req.body);
  res.json({ body: req.body });
});
app.use((err, req, res, next) => res.status(err.status).send(`${err.type}: ${err.message}`));

const server = app.listen(6643, async () => {
  await post(6643, 'POST /', { 이름: '민수' });
  await brief(6643, 'POST /', { 'Content-Type': 'application/x-www-form-urlencoded' }, 'a[b]=1&a[c]=%ED%95%9C');
  await brief(6643, 'POST /', { 'Content-Type': 'text/plain' }, 'plain text');
  await brief(6643, 'POST /', { 'Content-Type': 'application/x-own' }, 'raw');
  await post(6643, 'POST /', { a: 'x'.repeat(2000) });
  await brief(6643, 'POST /', { 'Content-Type': 'application/json' }, '{"a"');
  console.log(Object.keys(bodyParser).sort(), typeof bodyParser);
  server.close();
});
