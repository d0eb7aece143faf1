// express 4 does not wait for promises: what an async function throws has to
// be given to next().
const express = require('express');
const { brief } = require('./lib/ask');

const wait = (ms, value) => new Promise((resolve) => setTimeout(resolve, ms, value));
const app = express();
const wrap = (handler) => (req, res, next) => handler(req, res, next).catch(next);
app.get('/slow', async (req, res) => {
  const value = await wait(20, '늦게');
  res.send(value);
});
app.get('/caught', async (req, res, next) => {
  try {
    await wait(5);
    throw new Error('caught');
  } catch (error) {
    next(error);
  }
});
app.get('/wrapped', wrap(async () => {
  await wait(5);
  throw new Error('wrapped');
}));
app.get('/later', (req, res, next) => {
  setTimeout(() => next(new Error('later')), 5);
});
app.get('/promise', (req, res, next) => {
  Promise.resolve({ ok: 1 }).then((value) => res.json(value)).catch(next);
});
app.use((err, req, res, next) => res.status(500).json({ error: err.message }));

const server = app.listen(6636, async () => {
  await Promise.all(['slow', 'caught', 'wrapped', 'later', 'promise'].map((name) => brief(6636, `GET /${name}`)));
  server.close();
});
