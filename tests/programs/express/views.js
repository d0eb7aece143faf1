const express = require('express');
const fs = require('fs');
const path = require('path');
const { brief } = require('./lib/ask');

const folder = path.join(__dirname, 'views-engine');
fs.mkdirSync(path.join(folder, 'users'), { recursive: true });
fs.writeFileSync(path.join(folder, 'hello.tpl'), '<h1>#name#</h1> #settings#');
fs.writeFileSync(path.join(folder, 'users', 'index.tpl'), 'users: #name#');
fs.writeFileSync(path.join(folder, 'plain.txt'), 'plain #name#');

const app = express();
app.set('env', 'test');
const engine = (file, options, callback) => {
  fs.readFile(file, 'utf8', (error, text) => {
    if (error) return callback(error);
    if (options.fail) return callback(new Error('engine failed'));
    return callback(null, text.replace(/#(\w+)#/g, (all, name) => (name === 'settings' ? options.settings.title : options[name])));
  });
};
app.engine('tpl', engine);
app.engine('.txt', engine);
app.set('views', folder);
app.set('view engine', 'tpl');
app.set('title', '제목');
app.locals.name = 'local';
app.get('/hello', (req, res) => res.render('hello', { name: '민수' }));
app.get('/local', (req, res) => res.render('hello'));
app.get('/res-local', (req, res) => {
  res.locals.name = 'of this answer';
  res.render('hello');
});
app.get('/users', (req, res) => res.render('users', { name: 'all' }));
app.get('/txt', (req, res) => res.render('plain.txt', { name: 'x' }));
app.get('/callback', (req, res) => res.render('hello', { name: 'cb' }, (error, text) => res.send(`[${error} ${text}]`)));
app.get('/fail', (req, res) => res.render('hello', { fail: true }));
app.get('/missing', (req, res) => res.render('nowhere'));
app.get('/two', (req, res) => {
  app.set('views', [folder, `${folder}/users`]);
  res.render('nowhere.txt');
});
app.get('/no-engine', (req, res) => res.render('a.tpl2'));
app.use((err, req, res, next) => res.status(500).send(err.message.split('\n')[0].replaceAll(__dirname, '')));

const bare = express();
bare.get('/', (req, res) => res.render('x'));
bare.use((err, req, res, next) => res.status(500).send(err.message));
app.use('/bare', bare);

const server = app.listen(6635, async () => {
  for (const name of ['hello', 'local', 'res-local', 'users', 'txt', 'callback', 'fail', 'missing', 'two', 'no-engine']) await brief(6635, `GET /${name}`);
  app.render('plain.txt', { name: 'app.render' }, (error, text) => {
    console.log(error, text);
    fs.rmSync(folder, { recursive: true });
    server.close();
  });
});
