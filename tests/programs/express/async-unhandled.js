// Nobody catches what the async function throws: the program ends.
const express = require('express');
const http = require('http');

const app = express();
app.get('/', async () => {
  console.log('handling');
  throw new Error('처리되지 않은 오류');
});
app.use((err, req, res, next) => {
  console.log('never called');
  res.status(500).end();
});
app.listen(6637, () => {
  http.get('http://localhost:6637/', () => console.log('never answered'))
    .on('error', (error) => console.log('client', error.code));
});
