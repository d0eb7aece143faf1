const express = require('express');
const { show, brief, ask } = require('./lib/ask');

const app = express();
console.log(app.get('env'), app.get('etag'), app.get('query parser'), app.get('subdomain offset'), app.get('trust proxy'),
  app.get('view cache'), app.get('nothing'), app.get('jsonp callback name'), app.enabled('x-powered-by'), app.disabled('x-powered-by'));
app.set('title', '우리 서버').enable('flag').disable('other');
console.log(app.get('title'), app.get('flag'), app.get('other'), app.enabled('flag'), app.disabled('other'), app.set('title'));
console.log(app.locals, Object.keys(app.settings), app.mountpath, JSON.stringify(app.path()));
console.log(typeof app, app.length, typeof app.on, Object.keys(express).sort());
for (const call of [() => app.use(), () => app.use('/x'), () => app.get('/x', 'text'), () => app.use('/x', 5), () => app.engine('x'),
  () => app.all('/y', {}), () => app.route('/z').post(null), () => app.router, () => express.bodyParser, () => express.static(), () => express.static(5),
  () => app.set('query parser', 'odd'), () => express.Router().use([]), () => app.get({})]) {
  try {
    console.log(call());
  } catch (error) {
    console.log(`${error}`.split('\n')[0]);
  }
}

app.set('json spaces', 2).set('json escape', true);
app.set('json replacer', (key, value) => (key === 'secret' ? undefined : value));
app.get('/json', (req, res) => res.json({ a: '<b>&', secret: 1, list: [1] }));
app.get('/jsonp', (req, res) => res.jsonp({ a: 1, text: '\u2028' }));

const strict = express();
strict.enable('strict routing').enable('case sensitive routing').set('env', 'production');
strict.get('/Path', (req, res) => res.send('exact'));

const server = app.listen(6631, async () => {
  await show(6631, 'GET /json');
  await show(6631, 'GET /jsonp');
  await show(6631, 'GET /jsonp?callback=show');
  await show(6631, 'GET /jsonp?callback=a[1].b<x>&callback=second');
  app.set('jsonp callback name', 'cb');
  await brief(6631, 'GET /jsonp?cb=go');
  server.close();
  const other = strict.listen(6632, async () => {
    for (const path of ['/Path', '/path', '/Path/']) {
      const { status } = await ask(6632, `GET ${path}`);
      console.log(path, status);
    }
    other.close();
  });
});
