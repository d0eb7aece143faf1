const express = require('express');
const { show } = require('./lib/ask');

const app = express();
app.get('/old', (req, res) => res.redirect('/new'));
app.get('/moved', (req, res) => res.redirect(301, 'http://example.com/a b?x=<y>'));
app.get('/see', (req, res) => res.redirect(303, '../up'));
app.get('/ko', (req, res) => res.redirect('/길/끝'));
app.get('/encoded', (req, res) => res.redirect('/%ED%95%9C?a=%zz'));

const server = app.listen(6614, async () => {
  for (const path of ['/old', '/moved', '/see', '/ko', '/encoded']) {
    await show(6614, `GET ${path}`);
    await show(6614, `GET ${path}`, { Accept: 'text/html' });
    await show(6614, `GET ${path}`, { Accept: 'image/png' });
  }
  await show(6614, 'HEAD /old');
  server.close();
});
