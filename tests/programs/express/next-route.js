const express = require('express');
const { brief } = require('./lib/ask');

const app = express();
const log = (text) => (req, res, next) => {
  console.log(text);
  next();
};

app.get('/user/:id', (req, res, next) => {
  if (req.params.id === '0') next('route');
  else next();
}, (req, res) => res.send('regular'));
app.get('/user/:id', (req, res) => res.send('special'));

const router = express.Router();
router.use((req, res, next) => {
  if (!req.headers['x-auth']) return next('router');
  return next();
});
router.get('/admin', (req, res) => res.send('hello, user!'));
app.use(router, log('behind the router'));
app.use('/admin', (req, res) => res.sendStatus(401));

app.get('/chain', log('one'), [log('two'), [log('three')]], (req, res) => res.send('done'));
app.get('/fail', log('before'), (req, res, next) => next(new Error('no')), log('never'));
app.use((err, req, res, next) => {
  console.log('first handler:', err.message);
  next(err);
});
app.use(log('not for errors'));
app.use((err, req, res, next) => {
  res.status(500).send(`second handler: ${err.message}`);
});

const server = app.listen(6606, async () => {
  await brief(6606, 'GET /user/5');
  await brief(6606, 'GET /user/0');
  await brief(6606, 'GET /admin');
  await brief(6606, 'GET /admin', { 'X-Auth': 'yes' });
  await brief(6606, 'GET /chain');
  await brief(6606, 'GET /fail');
  server.close();
});
