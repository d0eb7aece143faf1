const express = require('express');
const cookieParser = require('cookie-parser');
const { show, ask, brief } = require('./lib/ask');

const app = express();
app.use(cookieParser(['new secret', 'old secret']));
app.get('/set', (req, res) => {
  res.cookie('plain', 'value');
  res.cookie('korean', '김민수; 학생');
  res.cookie('object', { a: 1, list: [1, 2] });
  res.cookie('options', 'x', { domain: '.example.com', path: '/admin', secure: true, httpOnly: true, sameSite: 'lax' });
  res.cookie('strict', 1, { sameSite: true, priority: 'high', partitioned: true });
  res.cookie('signed', 'tobi', { signed: true });
  res.cookie('date', 'x', { expires: new Date(0) });
  res.cookie('encoded', 'a b', { encode: (text) => text.replace(' ', '+') });
  res.clearCookie('old').clearCookie('other', { path: '/admin' });
  res.send('set');
});
app.get('/get', (req, res) => {
  console.log(req.cookies, req.signedCookies, req.secret);
  res.json({ cookies: req.cookies, signed: req.signedCookies });
});
app.get('/wrong/:what', (req, res) => {
  const calls = {
    name: () => res.cookie('a b', 'x'),
    domain: () => res.cookie('a', 'x', { domain: 'a b' }),
    path: () => res.cookie('a', 'x', { path: '/;x' }),
    expires: () => res.cookie('a', 'x', { expires: 'tomorrow' }),
    sameSite: () => res.cookie('a', 'x', { sameSite: 'often' }),
    priority: () => res.cookie('a', 'x', { priority: 'some' }),
    value: () => res.cookie('a', 'x', { encode: () => 'a;b' }),
  };
  try {
    calls[req.params.what]();
  } catch (error) {
    res.send(`${error}`);
  }
});
const bare = express();
bare.get('/', (req, res) => {
  try {
    res.cookie('a', 'b', { signed: true });
  } catch (error) {
    res.send(`${error}`);
  }
});

const server = app.listen(6623, async () => {
  const { headers } = await show(6623, 'GET /set');
  const jar = headers['set-cookie'].map((text) => text.split(';')[0]).join('; ');
  await show(6623, 'GET /get', { Cookie: jar });
  const { sign } = require('crypto');
  const old = require('crypto').createHmac('sha256', 'old secret').update('kim').digest('base64').replace(/=+$/, '');
  await brief(6623, 'GET /get', { Cookie: `who=${encodeURIComponent(`s:kim.${old}`)}; bad=s%3Akim.xxx` });
  await brief(6623, 'GET /get', { Cookie: 'a=1; a=2; b="quoted"; c; =d; e=%zz; f=j:{"x":1}; g=j:{bad; h=a=b;i=' });
  await brief(6623, 'GET /get');
  for (const what of ['name', 'domain', 'path', 'expires', 'sameSite', 'priority', 'value']) await brief(6623, `GET /wrong/${what}`);
  server.close();
  const second = bare.listen(6624, async () => {
    await brief(6624, 'GET /');
    second.close();
  });
});
