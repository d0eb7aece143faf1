const express = require('express');
const cors = require('cors');
const { show } = require('./lib/ask');

const app = express();
app.disable('x-powered-by');
const ok = (req, res) => res.json({ ok: true });
app.use('/all', cors());
app.use('/one', cors({ origin: 'http://a.example' }));
app.use('/list', cors({ origin: ['http://a.example', /\.school\.kr$/], credentials: true, exposedHeaders: ['X-A', 'X-B'] }));
app.use('/regexp', cors({ origin: /a\.example$/, optionsSuccessStatus: 200, maxAge: 600 }));
app.use('/true', cors({ origin: true, methods: ['GET', 'PUT'], allowedHeaders: ['X-Token'] }));
app.use('/false', cors({ origin: false }));
app.use('/fn', cors({
  origin(origin, callback) {
    console.log('asked', origin);
    if (origin === 'http://b.example') callback(new Error('Not allowed by CORS'));
    else callback(null, true);
  },
}));
app.use('/each', cors((req, callback) => callback(null, { origin: req.headers['x-origin'] ?? '*' })));
app.use('/continue', cors({ preflightContinue: true }));
app.all('*', ok);
app.use((err, req, res, next) => res.status(500).send(err.message));

const a = { Origin: 'http://a.example' };
const b = { Origin: 'http://b.example' };
const preflight = { ...a, 'Access-Control-Request-Method': 'PUT', 'Access-Control-Request-Headers': 'content-type, x-token' };
const server = app.listen(6627, async () => {
  for (const path of ['all', 'one', 'list', 'regexp', 'true', 'false', 'fn', 'each', 'continue']) {
    await show(6627, `GET /${path}`, a);
    await show(6627, `GET /${path}`, b);
    await show(6627, `OPTIONS /${path}`, preflight);
  }
  await show(6627, 'GET /list', { Origin: 'http://my.school.kr' });
  await show(6627, 'GET /each', { ...a, 'X-Origin': 'http://c.example' });
  await show(6627, 'GET /all');
  server.close();
});
