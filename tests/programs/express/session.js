const express = require('express');
const session = require('express-session');
const { ask } = require('./lib/ask');

const app = express();
app.use(session({ secret: 'keyboard cat', resave: false, saveUninitialized: false, name: 'sid' }));
app.get('/', (req, res) => res.json({ visits: req.session.visits ?? null, user: req.session.user ?? null }));
app.get('/visit', (req, res) => {
  req.session.visits = (req.session.visits || 0) + 1;
  res.send(`방문 ${req.session.visits}`);
});
app.get('/login/:name', (req, res, next) => {
  req.session.regenerate((error) => {
    if (error) return next(error);
    req.session.user = req.params.name;
    return req.session.save(() => res.redirect('/'));
  });
});
app.get('/logout', (req, res) => {
  req.session.destroy((error) => {
    console.log('destroyed', error, req.session);
    res.send('bye');
  });
});
app.get('/reload', (req, res) => {
  req.session.visits = 1000;
  req.session.reload((error) => {
    console.log('reloaded', error, req.session.visits);
    res.send('ok');
  });
});
app.get('/cookie', (req, res) => {
  const { cookie } = req.session;
  console.log(cookie.originalMaxAge, cookie.maxAge, cookie.httpOnly, cookie.path, cookie.expires, Object.keys(req.session));
  console.log(JSON.stringify(req.session), typeof req.session.id, req.session.id === req.sessionID, req.sessionID.length);
  res.send('ok');
});

const server = app.listen(6625, async () => {
  let jar;
  const go = async (path, headers = jar ? { Cookie: jar } : {}) => {
    const answer = await ask(6625, `GET ${path}`, headers);
    const [cookie] = answer.headers['set-cookie'] ?? [];
    if (cookie) jar = cookie.split(';')[0];
    console.log(path, answer.status, answer.text, cookie ? cookie.replace(/s%3A[^;]*/, 's%3A(id)') : 'no cookie');
  };
  await go('/');
  await go('/visit');
  await go('/visit');
  await go('/visit');
  await go('/');
  await go('/reload');
  await go('/cookie');
  const before = jar;
  await go('/login/kim');
  console.log('a new number', before !== jar);
  await go('/');
  await go('/', { Cookie: before });
  await go('/logout');
  await go('/');
  await go('/', { Cookie: 'sid=s%3Aforged.signature' });
  await go('/', { Cookie: 'sid=plain' });
  server.close();
});
