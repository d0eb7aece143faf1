const express = require('express');
const { brief } = require('./lib/ask');

const app = express();
const echo = (req, res) => res.json(req.params);

app.get('/users/:id', echo);
app.get('/flights/:from-:to', echo);
app.get('/plants/:genus.:species', echo);
app.get('/user/:userId(\\d+)', echo);
app.get('/maybe/:name?', echo);
app.get('/files/*', echo);
app.get('/ab?cd', (req, res) => res.send('ab?cd'));
app.get('/ab+cd', (req, res) => res.send('ab+cd'));
app.get('/x(yz)?w', (req, res) => res.send('x(yz)?w'));
app.get(/.*fly$/, (req, res) => res.send('fly'));
app.get(/^\/commits\/(\w+)(?:\.\.(\w+))?$/, echo);
app.get(/^\/named\/(?<year>\d+)$/, echo);
app.get(['/one', '/two/:x'], echo);
app.get('/many/:rest*', echo);
app.get('/a/:b/c/:d', echo);
app.get('*', (req, res) => res.status(404).json(req.params));

const server = app.listen(6601, async () => {
  for (const path of [
    '/users/7', '/users/%ED%95%9C%EA%B8%80', '/users/7/', '/users', '/USERS/3',
    '/flights/LAX-SFO', '/plants/Prunus.persica', '/user/42', '/user/abc',
    '/maybe', '/maybe/kim', '/files/a/b/c.txt', '/acd', '/abcd', '/abbbcd',
    '/xw', '/xyzw', '/butterfly', '/commits/71dbb9c', '/commits/71db..4c08',
    '/named/2024', '/one', '/two/2', '/many/a/b/c', '/a/1/c/2', '/users/a%20b',
    '/users/%E0%A4%A',
  ]) {
    const line = `GET ${path}`;
    if (path.endsWith('%A')) {
      process.env.NODE_ENV = 'x';
      const { status, text } = await require('./lib/ask').ask(6601, line);
      console.log(line, status, text.includes('Failed to decode param'));
    } else {
      await brief(6601, line);
    }
  }
  server.close();
});
app.set('env', 'test');
