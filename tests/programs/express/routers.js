const express = require('express');
const { brief } = require('./lib/ask');

const app = express();

const birds = express.Router();
birds.use((req, res, next) => {
  console.log('birds:', req.method, req.url, req.baseUrl, req.originalUrl, req.path);
  next();
});
birds.get('/', (req, res) => res.send('birds home'));
birds.get('/about', (req, res) => res.send('about birds'));
birds.get('/:name', (req, res) => res.json({ params: req.params, base: req.baseUrl }));

const deep = express.Router({ mergeParams: true });
deep.get('/items/:item', (req, res) => res.json(req.params));
const shallow = express.Router();
shallow.get('/items/:item', (req, res) => res.json(req.params));

const strict = express.Router({ strict: true, caseSensitive: true });
strict.get('/Exact', (req, res) => res.send('exact'));

app.use('/birds', birds);
app.use('/users/:id/deep', deep);
app.use('/users/:id/shallow', shallow);
app.use('/strict', strict);
app.use(['/p', '/q'], (req, res) => res.send(`${req.baseUrl} ${req.url}`));

app.route('/book')
  .get((req, res) => res.send('get a book'))
  .post((req, res) => res.send('add a book'))
  .put((req, res) => res.send('update the book'));

app.all('/secret', (req, res, next) => {
  console.log('secret', req.method);
  next();
});
app.get('/secret', (req, res) => res.send('told'));

const server = app.listen(6605, async () => {
  for (const line of [
    'GET /birds', 'GET /birds/', 'GET /birds/about?x=1', 'GET /birds/eagle', 'GET /birdsong',
    'GET /users/3/deep/items/9', 'GET /users/3/shallow/items/9',
    'GET /strict/Exact', 'GET /p/x?y', 'GET /q',
    'GET /book', 'POST /book', 'PUT /book', 'OPTIONS /book',
    'GET /secret', 'OPTIONS /secret',
  ]) await brief(6605, line);
  for (const line of ['GET /strict/exact', 'GET /strict/Exact/', 'DELETE /book', 'POST /secret']) {
    const { status, text } = await require('./lib/ask').ask(6605, line);
    console.log(line, status, /<pre>(.*)<\/pre>/.exec(text)[1]);
  }
  server.close();
});
