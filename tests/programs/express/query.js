const express = require('express');
const { brief } = require('./lib/ask');

const app = express();
app.get('/q', (req, res) => {
  console.log(req.query);
  res.json(req.query);
});

const simple = express();
simple.set('query parser', 'simple');
simple.get('/s', (req, res) => {
  console.log(req.query);
  res.json(req.query);
});
app.use(simple);

const own = express();
own.set('query parser', (text) => ({ text }));
own.get('/own', (req, res) => res.json(req.query));

const none = express();
none.set('query parser', false);
none.get('/none', (req, res) => res.json(req.query));

const servers = [app.listen(6602), own.listen(6603), none.listen(6604)];

(async () => {
  for (const query of [
    '', '?', '?a=1', '?a=1&b=2', '?a=1&a=2', '?a[]=1&a[]=2', '?a[0]=x&a[2]=z',
    '?user[name]=kim&user[age]=17', '?a[b][c][d][e][f][g]=deep', '?a', '?a=&b=',
    '?name=%EA%B9%80%EB%AF%BC%EC%88%98', '?a+b=c+d', '?a%20b=c%20d', '?=1', '?a=b=c',
    '?a[b]=1&a=2', '?a=1&a[b]=2', '?a[]=1&a[b]=2', '?list[1200]=x',
    '?a[]=b&a[]=', '?hasOwnProperty=1', '?a.b=1', '?x=%zz', '?a[b=1', '?[]=1&[]=2',
    '?a[0][name]=k&a[1][name]=l', '?__proto__[x]=1', '?a[[b]]=1', '?a[b][]=1&a[b][]=2',
  ]) {
    await brief(6602, `GET /q${query}`);
  }
  await brief(6603, 'GET /own?x=1&y=2');
  await brief(6604, 'GET /none?x=1&y=2');
  servers.forEach((server) => server.close());
})();
