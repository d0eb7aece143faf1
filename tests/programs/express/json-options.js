const express = require('express');
const { brief, ask } = require('./lib/ask');

const app = express();
const echo = (req, res) => res.json({ body: req.body });
app.post('/small', express.json({ limit: 10 }), echo);
app.post('/kb', express.json({ limit: '1kb' }), echo);
app.post('/loose', express.json({ strict: false }), echo);
app.post('/any', express.json({ type: '*/*' }), echo);
app.post('/plus', express.json({ type: 'application/*+json' }), echo);
app.post('/fn', express.json({ type: (req) => req.headers['x-json'] === 'yes' }), echo);
app.post('/reviver', express.json({ reviver: (key, value) => (key === 'n' ? value * 2 : value) }), echo);
app.post('/verify', express.json({
  verify: (req, res, bytes, charset) => {
    console.log('verify', bytes, charset);
    if (bytes[0] === 0x5b) throw new Error('no lists');
  },
}), echo);
app.post('/twice', express.json(), express.json(), echo);
app.use((err, req, res, next) => {
  console.log({ ...err });
  res.status(err.status).send(`${err.name}: ${err.message}`);
});
for (const options of [{ limit: 'many' }, { verify: 1 }]) {
  try {
    express.json(options);
  } catch (error) {
    console.log(`${error}`);
  }
}

const json = { 'Content-Type': 'application/json' };
const server = app.listen(6610, async () => {
  await brief(6610, 'POST /small', json, '{"a":1}');
  await brief(6610, 'POST /small', json, '{"a":12345}');
  await brief(6610, 'POST /small', { ...json, 'Transfer-Encoding': 'chunked' }, '{"a":12345}');
  await brief(6610, 'POST /kb', json, JSON.stringify({ a: 'x'.repeat(1100) }));
  await brief(6610, 'POST /loose', json, '42');
  await brief(6610, 'POST /loose', json, '"문자열"');
  await brief(6610, 'POST /loose', json, 'nope');
  await brief(6610, 'POST /any', { 'Content-Type': 'text/plain' }, '{"t":1}');
  await brief(6610, 'POST /plus', { 'Content-Type': 'application/vnd.api+json' }, '{"t":1}');
  await brief(6610, 'POST /plus', json, '{"t":1}');
  await brief(6610, 'POST /fn', { 'X-Json': 'yes' }, '{"t":1}');
  await brief(6610, 'POST /fn', {}, '{"t":1}');
  await brief(6610, 'POST /reviver', json, '{"n":21}');
  await brief(6610, 'POST /verify', json, '{"ok":1}');
  await brief(6610, 'POST /verify', json, '[1]');
  await brief(6610, 'POST /twice', json, '{"ok":1}');
  server.close();
});
