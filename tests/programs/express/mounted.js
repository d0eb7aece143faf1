const express = require('express');
const { brief, ask } = require('./lib/ask');

const app = express();
const admin = express();
const secret = express();
app.set('title', 'main');
app.set('trust proxy', true);
app.locals.site = 'main site';
admin.on('mount', (parent) => {
  console.log('mounted on', parent === app, admin.mountpath, admin.path(), admin.get('title'), admin.get('trust proxy'));
});
secret.set('title', 'secret');
secret.disable('x-powered-by');
app.use(['/adm*n', '/manager'], admin);
admin.use('/secr*t', secret);
console.log(secret.mountpath, secret.parent === admin, secret.path(), secret.get('title'));

app.request.whose = 'app';
app.response.say = function say(text) {
  return this.send(`${text}!`);
};
secret.response.say = function say(text) {
  return this.send(`secret ${text}`);
};
admin.get('/', (req, res) => res.json({ app: req.app === admin, mount: req.app.mountpath, base: req.baseUrl, url: req.url, whose: req.whose, ip: req.ip }));
secret.get('/', (req, res) => {
  console.log(req.baseUrl, req.app === secret, req.originalUrl);
  res.say('hi');
});
secret.get('/error', (req, res, next) => next(new Error('inner')));
admin.use((err, req, res, next) => {
  console.log('admin saw', err.message, req.app === admin, res.app === admin);
  next(err);
});
app.get('/say', (req, res) => res.say('hello'));
app.use((err, req, res, next) => {
  console.log('app saw', err.message, req.app === app, req.url, req.baseUrl);
  res.status(500).send('handled');
});
app.use((req, res) => {
  console.log('nobody', req.app === app, req.url);
  res.status(404).send('none');
});

const server = app.listen(6634, async () => {
  for (const path of ['/admin', '/manager', '/admin/secret', '/admin/secret/error', '/say', '/admin/none', '/administrator']) {
    const { headers } = await brief(6634, `GET ${path}`, { 'X-Forwarded-For': '5.6.7.8' });
    console.log(headers['x-powered-by']);
  }
  server.close();
});
