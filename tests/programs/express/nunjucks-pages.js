const express = require('express');
const nunjucks = require('nunjucks');
const fs = require('fs');
const path = require('path');
const { show, brief } = require('./lib/ask');

const folder = path.join(__dirname, 'views-pages');
const pages = {
  'base.html': '<title>{% block title %}기본{% endblock %}</title>\n{% block body %}<p>base</p>{% endblock %}\n{% include "foot.html" %}',
  'foot.html': '<footer>{{ site }} {{ year or "" }}</footer>',
  'index.html': '{% extends "base.html" %}ignored\n{% block title %}{{ title }} - {{ super() }}{% endblock %}\n{% block body %}{% set year = 2024 %}{% for p in posts %}<li>{{ p.title }}</li>{% else %}없음{% endfor %}{{ super() }}{% endblock %}',
  'deep.html': '{% extends "index.html" %}{% block title %}deep {{ super() }}{% endblock %}',
  'sub/page.html': '{% include "./part.html" %}{% include "sub/part.html" %}{% include "none.html" ignore missing %}',
  'sub/part.html': '[part {{ x }}]',
  'macros.html': '{% macro button(text, kind="plain") %}<button class="{{ kind }}">{{ text }}</button>{% endmacro %}{% set version = 3 %}',
  'uses.html': '{% import "macros.html" as m %}{% from "macros.html" import button as b, version %}{{ m.button("가") }}{{ b("나", kind="big") }}{{ version }}{{ m.version }}',
  'bad.html': 'line one\n{{ users.first.none() }}',
  'syntax.html': '{% if x %}\nnever closed',
  'outer.html': 'x\n{% include "bad.html" %}',
  'error.html': '<h1>{{ message }}</h1><pre>{{ error.status }}</pre>',
  'loop.html': '{% for x in [1, 2] %}{% include "loop-part.html" %}{% endfor %}',
  'loop-part.html': '({{ x }} {{ loop.index }})',
};
for (const name of Object.keys(pages)) {
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, pages[name]);
}

const app = express();
app.set('env', 'test');
app.set('view engine', 'html');
const env = nunjucks.configure(folder, { express: app, watch: false });
env.addGlobal('site', '학교');
console.log(app.get('nunjucksEnv') === env);
app.locals.posts = [{ title: '<첫> 글' }];
app.get('/', (req, res) => res.render('index', { title: '홈' }));
app.get('/with-ending', (req, res) => res.render('index.html', { title: '홈', posts: [] }));
app.get('/deep', (req, res) => {
  res.locals.title = 'from locals';
  res.render('deep');
});
app.get('/sub', (req, res) => res.render('sub/page', { x: 1 }));
app.get('/uses', (req, res) => res.render('uses'));
app.get('/loop', (req, res) => res.render('loop'));
app.get('/callback', (req, res) => {
  res.render('loop', (error, text) => res.send(`got ${error} ${text}`));
  console.log('rendering');
});
for (const name of ['bad', 'syntax', 'outer', 'missing']) app.get(`/${name}`, (req, res) => res.render(name, { users: {} }));
app.use((req, res, next) => {
  const error = new Error(`${req.method} ${req.url} 라우터가 없습니다.`);
  error.status = 404;
  next(error);
});
app.use((err, req, res, next) => {
  res.locals.message = err.message.replaceAll(folder, '/views');
  res.locals.error = process.env.NODE_ENV !== 'production' ? err : {};
  res.status(err.status || 500);
  res.render('error');
});

const server = app.listen(6630, async () => {
  await show(6630, 'GET /');
  for (const name of ['with-ending', 'deep', 'sub', 'uses', 'loop', 'callback', 'bad', 'syntax', 'outer', 'missing', 'nothing']) await brief(6630, `GET /${name}`);
  console.log(nunjucks.render('loop.html'));
  nunjucks.render('sub/part.html', { x: '비동기' }, (error, text) => console.log(error, text));
  console.log('after');
  const template = nunjucks.compile('{{ a }} & {{ b }}');
  console.log(template.render({ a: '<', b: 2 }));
  const plain = new nunjucks.Environment(new nunjucks.FileSystemLoader(folder), { autoescape: false, trimBlocks: true, lstripBlocks: true });
  console.log(JSON.stringify(plain.renderString('{{ a }}\n  {% if a %}\n  x\n  {% endif %}\nend', { a: '<b>' })));
  const strict = new nunjucks.Environment(null, { throwOnUndefined: true });
  try {
    strict.renderString('a {{ missing }}');
  } catch (error) {
    console.log(error.message);
  }
  const tags = new nunjucks.Environment(null, { tags: { variableStart: '<$', variableEnd: '$>' } });
  console.log(tags.renderString('<$ a $> {{ a }}', { a: 1 }));
  fs.rmSync(folder, { recursive: true });
  server.close();
});
