const express = require('express');
const { brief } = require('./lib/ask');

const users = { 1: { name: '민수' }, 2: { name: '영희' } };
const app = express();
app.param('user', (req, res, next, id, name) => {
  console.log('param', name, id);
  req.user = users[id];
  if (req.user) next();
  else next(new Error(`no user ${id}`));
});
app.param(['a', 'b'], (req, res, next, value, name) => {
  req.seen = [...(req.seen ?? []), `${name}=${value}`];
  next();
});
app.param('word', (req, res, next, word) => {
  req.params.word = word.toUpperCase();
  next();
});
app.param('bad', () => {
  throw new Error('thrown in param');
});
app.param('skip', (req, res, next) => next('route'));
app.get('/users/:user', (req, res, next) => next());
app.get('/users/:user', (req, res) => res.json(req.user));
app.get('/two/:a/:b', (req, res) => res.json(req.seen));
app.get('/word/:word', (req, res, next) => {
  console.log('first', req.params.word);
  next();
});
app.get('/word/:word', (req, res) => res.send(req.params.word));
app.get('/bad/:bad', (req, res) => res.send('never'));
app.get('/skip/:skip', (req, res) => res.send('never'));
app.get('/skip/:other', (req, res) => res.send('skipped'));

const router = express.Router();
router.param('id', (req, res, next, id) => {
  console.log('router param', id, req.baseUrl);
  next();
});
router.get('/:id', (req, res) => res.json(req.params));
app.use('/r', router);
app.use('/r2/:id', (req, res) => res.json(req.params));
app.use((err, req, res, next) => res.status(500).send(err.message));
try {
  app.param('x', 5);
} catch (error) {
  console.log(`${error}`);
}

const server = app.listen(6633, async () => {
  for (const path of ['/users/1', '/users/2', '/users/3', '/two/x/y', '/word/hello', '/bad/1', '/skip/1', '/r/7', '/r2/8']) await brief(6633, `GET ${path}`);
  server.close();
});
