// A list of things to do, as classes build it.
const express = require('express');
const todos = require('./lib/todos');
const { brief, post } = require('./lib/ask');

const app = express();
app.use(express.json());
app.use(express.urlencoded({ extended: false }));
app.use((req, res, next) => {
  const from = Date.now();
  res.on('finish', () => console.log(`${req.method} ${req.originalUrl} -> ${res.statusCode}`, Date.now() - from < 1000));
  next();
});
app.use('/api/todos', todos);
app.use((req, res) => {
  res.status(404).json({ error: `${req.path} 없음` });
});
app.use((err, req, res, next) => {
  res.status(err.status ?? 500).json({ error: err.message });
});

const server = app.listen(6638, async () => {
  await brief(6638, 'GET /api/todos');
  await post(6638, 'POST /api/todos', { title: '숙제하기' });
  await post(6638, 'POST /api/todos', { title: '운동' });
  await post(6638, 'POST /api/todos', {});
  await brief(6638, 'POST /api/todos', { 'Content-Type': 'application/x-www-form-urlencoded' }, 'title=%EC%B1%85');
  await brief(6638, 'GET /api/todos?done=false&limit=2');
  await post(6638, 'PUT /api/todos/1', { done: true });
  await post(6638, 'PATCH /api/todos/2', { title: '달리기' });
  await brief(6638, 'GET /api/todos/2');
  await brief(6638, 'DELETE /api/todos/3');
  await brief(6638, 'DELETE /api/todos/3');
  await brief(6638, 'GET /api/todos?done=true');
  await brief(6638, 'GET /api/todo');
  await brief(6638, 'POST /api/todos', { 'Content-Type': 'application/json' }, '{"title": "x"');
  server.close();
});
