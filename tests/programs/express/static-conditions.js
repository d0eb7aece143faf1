const express = require('express');
const fs = require('fs');
const path = require('path');
const { show } = require('./lib/ask');

const folder = path.join(__dirname, 'public-conditions');
const when = new Date('2024-03-01T09:00:00Z');
fs.mkdirSync(folder, { recursive: true });
const file = path.join(folder, 'letters.txt');
fs.writeFileSync(file, 'abcdefghijklmnopqrstuvwxyz');
fs.utimesSync(file, when, when);

const app = express();
app.disable('x-powered-by');
app.use(express.static(folder));
app.use('/no', express.static(folder, { acceptRanges: false, cacheControl: false }));
app.use((err, req, res, next) => {
  console.log(err.name, err.message, err.status, err.headers);
  res.status(err.status).send(err.name);
});

const date = when.toUTCString();
const server = app.listen(6621, async () => {
  const { headers: { etag } } = await show(6621, 'GET /letters.txt');
  for (const headers of [
    { 'If-None-Match': etag }, { 'If-None-Match': '"x"' }, { 'If-Modified-Since': date },
    { 'If-Modified-Since': 'Thu, 29 Feb 2024 00:00:00 GMT' }, { 'If-Modified-Since': 'never' },
    { 'If-Match': '"x"' }, { 'If-Match': etag }, { 'If-Match': '*' },
    { 'If-Unmodified-Since': date }, { 'If-Unmodified-Since': 'Thu, 29 Feb 2024 00:00:00 GMT' },
    { Range: 'bytes=0-4' }, { Range: 'bytes=-3' }, { Range: 'bytes=20-' }, { Range: 'bytes=5-2' }, { Range: 'bytes=50-60' },
    { Range: 'bytes=0-1,4-5' }, { Range: 'bytes=0-1,2-5' }, { Range: 'letters=0-1' }, { Range: 'bytes=0-100' },
    { Range: 'bytes=0-4', 'If-Range': etag }, { Range: 'bytes=0-4', 'If-Range': '"x"' },
    { Range: 'bytes=0-4', 'If-Range': date }, { Range: 'bytes=0-4', 'If-Range': 'Thu, 29 Feb 2024 00:00:00 GMT' },
  ]) {
    console.log(headers);
    await show(6621, 'GET /letters.txt', headers);
  }
  await show(6621, 'GET /no/letters.txt', { Range: 'bytes=0-4' });
  await show(6621, 'HEAD /letters.txt', { Range: 'bytes=0-4' });
  fs.rmSync(folder, { recursive: true });
  server.close();
});
