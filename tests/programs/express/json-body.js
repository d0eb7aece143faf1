const express = require('express');
const { brief, post, ask } = require('./lib/ask');

const app = express();
app.use(express.json());
app.post('/echo', (req, res) => {
  console.log(req.body);
  res.json(req.body);
});
app.use((err, req, res, next) => {
  console.log(err.name, err.message, err.status, err.type, err.expose);
  res.status(err.status).json({ error: err.message });
});

const json = { 'Content-Type': 'application/json' };
const server = app.listen(6609, async () => {
  await post(6609, 'POST /echo', { name: '김민수', age: 17, list: [1, 2, 3] });
  await post(6609, 'POST /echo', []);
  await brief(6609, 'POST /echo', json, '{"a": 1');
  await brief(6609, 'POST /echo', json, '{"a": tru}');
  await brief(6609, 'POST /echo', json, "{'a': 1}");
  await brief(6609, 'POST /echo', json, '"text"');
  await brief(6609, 'POST /echo', json, '  42');
  await brief(6609, 'POST /echo', json, 'hello');
  await brief(6609, 'POST /echo', json, '');
  await brief(6609, 'POST /echo', json);
  await brief(6609, 'POST /echo', { 'Content-Type': 'text/plain' }, '{"a":1}');
  await brief(6609, 'POST /echo', { 'Content-Type': 'application/json; charset=utf-8' }, '{"a":"é"}');
  await brief(6609, 'POST /echo', { 'Content-Type': 'application/json; charset=UTF-16LE' },
    Buffer.from('{"a":"한글"}', 'utf16le'));
  await brief(6609, 'POST /echo', { 'Content-Type': 'application/json; charset=euc-kr' }, '{}');
  await brief(6609, 'POST /echo', { 'Content-Type': 'application/json; charset=latin1' }, '{}');
  await brief(6609, 'POST /echo', { ...json, 'Content-Encoding': 'br2' }, '{}');
  await brief(6609, 'POST /echo', json, `"${'x'.repeat(200000)}"`);
  await brief(6609, 'POST /echo', { ...json, 'Transfer-Encoding': 'chunked' }, '{"chunked":true}');
  server.close();
});
