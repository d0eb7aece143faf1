// Korean everywhere: paths, queries, bodies, headers and cookies.
const express = require('express');
const cookieParser = require('cookie-parser');
const { show, brief, post } = require('./lib/ask');

const app = express();
app.use(express.json(), cookieParser());
app.get('/학생/:이름', (req, res) => res.send('a route in letters does not match'));
app.get(encodeURI('/학교'), (req, res) => res.send('학교입니다'));
app.get('/search/:word', (req, res) => res.json({ word: req.params.word, q: req.query['질문'], path: req.path, url: req.url }));
app.post('/글', (req, res) => res.send('no'));
app.post('/posts', (req, res) => {
  const { 제목, 내용 } = req.body;
  res.status(201).cookie('글쓴이'.length === 3 ? 'writer' : 'x', '김민수').json({ 제목, 길이: 내용.length });
});
app.get('/me', (req, res) => res.send(`안녕, ${req.cookies.writer}`));
app.get('/header', (req, res) => {
  try {
    res.set('X-Name', '민수').send('never');
  } catch (error) {
    res.send(`${error.code}: ${error.message}`);
  }
});
app.use((req, res) => res.status(404).send(`${decodeURI(req.originalUrl)} 없음`));

const server = app.listen(6645, async () => {
  await brief(6645, `GET ${encodeURI('/학생/민수')}`);
  await brief(6645, `GET ${encodeURI('/학교')}`);
  await brief(6645, `GET ${encodeURI('/search/한글 낱말?질문=왜?')}`);
  await post(6645, 'POST /posts', { 제목: '첫 글', 내용: '👍 좋아요' }, show);
  await brief(6645, 'GET /me', { Cookie: `writer=${encodeURIComponent('김민수')}` });
  await brief(6645, 'GET /header');
  server.close();
});
