const express = require('express');
const { show } = require('./lib/ask');

const app = express();

app.get('/', (req, res) => {
  res.send('안녕하세요');
});

const server = app.listen(6600, async () => {
  console.log('listening', server.address().port);
  await show(6600, 'GET /');
  await show(6600, 'HEAD /');
  await show(6600, 'GET /nothing');
  await show(6600, 'POST /');
  await show(6600, 'OPTIONS /');
  server.close(() => console.log('closed'));
});
