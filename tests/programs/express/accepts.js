const express = require('express');
const { ask, brief } = require('./lib/ask');

const app = express();
app.get('/types', (req, res) => {
  console.log(req.headers.accept, req.accepts(), req.accepts('html'), req.accepts('text/html'),
    req.accepts(['json', 'text']), req.accepts('html', 'json'), req.accepts('png'), req.accepts('nonsense'));
  res.end();
});
app.get('/other', (req, res) => {
  console.log(req.acceptsLanguages(), req.acceptsLanguages('ko', 'en'), req.acceptsLanguages('fr'),
    req.acceptsCharsets(), req.acceptsCharsets('utf-8', 'latin1'),
    req.acceptsEncodings(), req.acceptsEncodings('gzip', 'identity'), req.acceptsEncodings('br'));
  res.end();
});
app.get('/format', (req, res) => {
  res.format({
    'text/plain'() { res.send('hey'); },
    html() { res.send('<p>hey</p>'); },
    json() { res.send({ message: 'hey' }); },
  });
});
app.get('/default', (req, res) => {
  res.format({
    json() { res.send({ message: 'hey' }); },
    default() { res.status(406).send('Not Acceptable'); },
  });
});
app.use((err, req, res, next) => {
  console.log(err.name, err.message, err.status, err.types);
  res.sendStatus(err.status);
});

const server = app.listen(6617, async () => {
  for (const Accept of [undefined, 'text/html', '*/*', 'text/*, application/json', 'application/json;q=0.5, text/html;q=0.2',
    'text/html;level=1, text/html;q=0', 'image/png, */*;q=0.1', '', 'TEXT/HTML', 'text/html;q="0.4", application/json', 'broken']) {
    await ask(6617, 'GET /types', Accept === undefined ? {} : { Accept });
  }
  await ask(6617, 'GET /other');
  await ask(6617, 'GET /other', { 'Accept-Language': 'ko; q=0.1, en;q=0.5, fr;q=0.2;q=0.9', 'Accept-Encoding': 'br; q=0.3' });
  await ask(6617, 'GET /other', { 'Accept-Language': 'ko-KR,ko;q=0.9,en-US;q=0.8,en;q=0.7', 'Accept-Charset': 'utf-8, iso-8859-1;q=0.5', 'Accept-Encoding': 'gzip, deflate, br' });
  await ask(6617, 'GET /other', { 'Accept-Language': 'en-GB;q=0.3, fr-CA', 'Accept-Charset': '*;q=0.1', 'Accept-Encoding': 'identity;q=0, *;q=0.5' });
  for (const Accept of ['text/html', 'application/json', 'text/plain', '*/*', 'image/png', 'text/*;q=0.5, application/json;q=0.6']) {
    const { headers } = await brief(6617, 'GET /format', { Accept });
    console.log(headers['content-type'], headers.vary);
    await brief(6617, 'GET /default', { Accept });
  }
  server.close();
});
