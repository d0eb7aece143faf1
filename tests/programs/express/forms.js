const express = require('express');
const { brief } = require('./lib/ask');

const app = express();
const echo = (req, res) => {
  console.log(req.body);
  res.json(req.body);
};
app.post('/nested', express.urlencoded({ extended: true }), echo);
app.post('/flat', express.urlencoded({ extended: false }), echo);
app.post('/few', express.urlencoded({ extended: true, parameterLimit: 2 }), echo);
app.post('/shallow', express.urlencoded({ extended: true, depth: 1 }), echo);
app.post('/text', express.text(), echo);
app.post('/text-any', express.text({ type: 'text/*', defaultCharset: 'latin1' }), echo);
app.post('/raw', express.raw(), echo);
app.use((err, req, res, next) => res.status(err.status).json({ name: err.name, message: err.message, type: err.type }));

const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
const server = app.listen(6611, async () => {
  await brief(6611, 'POST /nested', form, 'name=%EA%B9%80&user[age]=17&tags[]=a&tags[]=b&say=hello+world');
  await brief(6611, 'POST /flat', form, 'name=%EA%B9%80&user[age]=17&tags[]=a&tags[]=b');
  await brief(6611, 'POST /nested', form, '');
  await brief(6611, 'POST /few', form, 'a=1&b=2');
  await brief(6611, 'POST /few', form, 'a=1&b=2&c=3');
  await brief(6611, 'POST /shallow', form, 'a[b]=1');
  await brief(6611, 'POST /shallow', form, 'a[b][c]=1');
  await brief(6611, 'POST /nested', { 'Content-Type': 'application/x-www-form-urlencoded; charset=latin1' }, 'a=1');
  await brief(6611, 'POST /nested', { 'Content-Type': 'application/json' }, '{"a":1}');
  await brief(6611, 'POST /text', { 'Content-Type': 'text/plain' }, '안녕');
  await brief(6611, 'POST /text', { 'Content-Type': 'text/html' }, '<p>');
  await brief(6611, 'POST /text-any', { 'Content-Type': 'text/html' }, Buffer.from([0x63, 0x61, 0x66, 0xe9]));
  await brief(6611, 'POST /raw', { 'Content-Type': 'application/octet-stream' }, Buffer.from([1, 2, 3, 255]));
  server.close();
});
