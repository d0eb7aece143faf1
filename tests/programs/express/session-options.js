const express = require('express');
const session = require('express-session');
const cookieParser = require('cookie-parser');
const { ask } = require('./lib/ask');

for (const options of [
  { secret: [], resave: false, saveUninitialized: false },
  { secret: 'x', resave: false, saveUninitialized: false, genid: 5 },
  { secret: 'x', resave: false, saveUninitialized: false, unset: 'often' },
]) {
  try {
    session(options);
  } catch (error) {
    console.log(`${error}`);
  }
}

const app = express();
const store = new session.MemoryStore();
const other = new session.MemoryStore();
let number = 0;
app.use('/all', session({
  store, secret: ['s1', 's2'], resave: true, saveUninitialized: true, rolling: true, genid: () => `id${++number}`,
  cookie: { maxAge: 60000, sameSite: 'strict', httpOnly: false },
}));
app.use('/secure', session({ secret: 's', resave: false, saveUninitialized: true, proxy: true, genid: () => 'secure', cookie: { secure: true } }));
app.use('/auto', session({ secret: 's', resave: false, saveUninitialized: true, proxy: true, genid: () => 'auto', cookie: { secure: 'auto', path: '/auto' } }));
app.use('/unset', session({ store: other, secret: 's1', resave: false, saveUninitialized: false, unset: 'destroy', genid: () => 'unset' }));
app.get('/all', (req, res) => {
  req.session.count = (req.session.count || 0) + 1;
  res.json({ id: req.sessionID, count: req.session.count, left: req.session.cookie.maxAge > 0 });
});
app.get('/unset/set', (req, res) => {
  req.session.a = 1;
  res.send('set');
});
app.get('/unset/clear', (req, res) => {
  req.session = null;
  res.send('cleared');
});
app.get('*', (req, res) => res.send(typeof req.session));

const shown = (cookie) => cookie && cookie.replace(/Expires=[^;]*/, 'Expires=(then)');
const server = app.listen(6626, async () => {
  const go = async (path, headers) => {
    const { status, headers: got, text } = await ask(6626, `GET ${path}`, headers);
    console.log(path, status, text, shown(got['set-cookie']?.[0]));
    return got['set-cookie']?.[0].split(';')[0];
  };
  const jar = await go('/all');
  await go('/all', { Cookie: jar });
  await go('/all', { Cookie: jar });
  await go('/all');
  await go('/secure');
  await go('/secure', { 'X-Forwarded-Proto': 'https' });
  await go('/auto');
  await go('/auto', { 'X-Forwarded-Proto': 'https' });
  await go('/none');
  const jar2 = await go('/unset/set');
  store.length((error, count) => console.log('kept', error, count));
  store.all((error, all) => console.log(Object.keys(all), all.id1.count));
  await go('/unset/clear', { Cookie: jar2 });
  other.get('unset', (error, data) => console.log('unset is', error, data));
  store.get('id1', (error, data) => console.log('id1 has', data.count));
  store.clear((error) => {
    console.log('clear', error);
    store.length((failure, count) => console.log('kept', failure, count));
  });
  setImmediate(() => server.close());
});
