const express = require('express');
const morgan = require('morgan');
const { ask } = require('./lib/ask');

// Lines without what differs from run to run.
const out = (name) => ({
  write(line) {
    console.log(name, JSON.stringify(line.replace(/\d+\.\d{3}/g, 'N').replace(/\[[^\]]*GMT\]|\[\d\d\/[^\]]*\]/g, '[DATE]')));
  },
});
const app = express();
app.set('env', 'test');
for (const name of ['dev', 'combined', 'common', 'short', 'tiny']) app.use(morgan(name, { stream: out(name) }));
morgan.token('kind', (req) => req.headers['content-type']);
morgan.token('quote', () => 'a "b" \n\\ \u0001');
app.use(morgan(':method [:kind] :req[x-a] :res[content-type] :res[x-none] :status :quote :http-version :remote-addr :response-time[0]x', { stream: { write: (line) => console.log('own', line.replace(/\d+x/, 'Nx').trimEnd()) } }));
app.use(morgan((tokens, req, res) => [tokens.method(req, res), decodeURI(tokens.url(req, res)), tokens.status(req, res), tokens.res(req, res, 'content-length')].join(' '), { stream: out('function') }));
app.use(morgan('tiny', { skip: (req, res) => res.statusCode < 400, stream: out('errors only') }));
app.use(morgan(':method :url :status', { immediate: true, stream: out('at once') }));
morgan.format('mine', ':method says :url');
app.use(morgan('mine', { stream: out('mine') }));
app.get('/', (req, res) => res.send('안녕'));
app.get('/moved', (req, res) => res.redirect('/'));
app.get('/boom', (req, res) => {
  res.status(500).send('boom');
});
app.get('/empty', (req, res) => res.status(204).end());

const server = app.listen(6628, async () => {
  const headers = { 'User-Agent': 'test/1', Referer: 'http://a.example/', 'X-A': 'one', Authorization: `Basic ${Buffer.from('kim:pw').toString('base64')}` };
  await ask(6628, 'GET /', headers);
  await ask(6628, 'GET /%ED%95%9C?q=1');
  await ask(6628, 'GET /moved');
  await ask(6628, 'GET /boom');
  await ask(6628, 'GET /empty');
  await ask(6628, 'POST /', { 'Content-Type': 'text/plain' }, 'x');
  server.close();
});
