// A REST API with sessions, cookies, a router, validation and uploads.
const express = require('express');
const session = require('express-session');
const cookieParser = require('cookie-parser');
const cors = require('cors');
const morgan = require('morgan');
const http = require('http');
const app = express();
app.set('json spaces', 2);
app.disable('x-powered-by');
app.use(morgan(
    (tokens, req, res) => [tokens.method(req, res), tokens.url(req, res),
                           tokens.status(req, res),
                           tokens.res(req, res, 'content-length') ?? '-']
                              .join(' '),
    {stream: {write: (line) => console.log('log', line.trim())}}));
app.use(cors({origin: 'http://localhost:3000', credentials: true}));
app.use(cookieParser('보안'));
app.use(express.json({limit: '1kb'}));
app.use(express.urlencoded({extended: true}));
app.use(session({
  secret: 'x',
  resave: false,
  saveUninitialized: false,
  name: 'sid',
  cookie: {maxAge: 60000}
}));
const users = new Map();
let next = 1;
const router = express.Router({mergeParams: true});
router.param('id', (req, res, done, id) => {
  req.user = users.get(+id);
  if (!req.user) return res.sendStatus(404);
  done();
});
router.route('/')
    .get((req, res) => {
      const {q = '', limit = '10'} = req.query;
      res.json([...users.values()]
                   .filter((u) => u.name.includes(q))
                   .slice(0, +limit));
    })
    .post((req, res) => {
      if (typeof req.body.name !== 'string')
        return res.status(422).json({errors: ['name']});
      const user = {
        id: next++,
        name: req.body.name,
        tags: [].concat(req.body.tags ?? [])
      };
      users.set(user.id, user);
      res.status(201).location(`${req.baseUrl}/${user.id}`).json(user);
    });
router.route('/:id')
    .get((req, res) => res.format({
      json: () => res.json(req.user),
      text: () => res.send(`${req.user.id} ${req.user.name}`),
      default: () => res.status(406).send('no')
    }))
    .put((req, res) => {
      Object.assign(req.user, req.body);
      res.json(req.user);
    })
    .delete((req, res) => {
      users.delete(req.user.id);
      res.status(204).end();
    });
app.use('/api/users', router);
app.post('/login', (req, res) => {
  req.session.name = req.body.name;
  req.session.visits = 0;
  res.cookie('plain', 'a b', {httpOnly: true});
  res.cookie('signed', {who: req.body.name}, {signed: true, maxAge: 1000});
  res.json({ok: true});
});
app.get('/me', (req, res) => {
  if (!req.session.name) return res.status(401).json({error: 'who?'});
  req.session.visits++;
  res.json({
    name: req.session.name,
    visits: req.session.visits,
    cookies: req.cookies,
    signed: req.signedCookies
  });
});
app.post('/logout', (req, res, done) => req.session.destroy((e) => {
  if (e) return done(e);
  res.clearCookie('sid');
  res.redirect(303, '/');
}));
app.post(
    '/upload/:name',
    express.raw({type: 'application/octet-stream', limit: 1000}),
    (req, res) => {
      res.json({
        name: req.params.name,
        bytes: req.body.length,
        sum: req.body.reduce((a, b) => (a + b) % 65536, 0)
      });
    });
app.post(
    '/text', express.text(),
    (req, res) => res.type('text').send(req.body.toUpperCase()));
app.get('/boom', async (req, res, done) => {
  try {
    await Promise.reject(Object.assign(new Error('kaboom'), {status: 503}));
  } catch (e) {
    done(e);
  }
});
app.get('/', (req, res) => res.send('<h1>홈</h1>'));
app.use((err, req, res, done) => {
  res.status(err.status || 500).json({error: err.message, type: err.type});
});
let jar = '';
const ask = (method, path, {body, headers = {}} = {}) =>
    new Promise((done, fail) => {
      const req = http.request(
          {
            port: 6654,
            path: encodeURI(path),
            method,
            headers: {...(jar && {Cookie: jar}), ...headers}
          },
          (res) => {
            const chunks = [];
            res.on('data', (c) => chunks.push(c));
            res.on('end', () => {
              const set = res.headers['set-cookie'] ?? [];
              for (const c of set) {
                const [pair] = c.split(';');
                if (pair.startsWith('sid=') || pair.startsWith('plain') ||
                    pair.startsWith('signed'))
                  jar = [
                    ...jar.split('; ').filter(
                        (p) => p && p.split('=')[0] !== pair.split('=')[0]),
                    pair
                  ].join('; ');
              }
              console.log(
                  method, path, res.statusCode, res.headers.location ?? '',
                  res.headers['access-control-allow-origin'],
                  res.headers.vary ?? '',
                  set.map(
                      (c) => c.replace(/sid=[^;]*/, 'sid=...')
                                 .replace(/Expires=[^;]*/, 'Expires=...')),
                  Buffer.concat(chunks).toString());
              done();
            });
          });
      req.on('error', fail);
      req.end(body);
    });
const json = (value) => ({
  body: JSON.stringify(value),
  headers: {'Content-Type': 'application/json'}
});
const server = app.listen(6654, async () => {
  await ask('POST', '/api/users', json({name: '김철수', tags: 'x'}));
  await ask('POST', '/api/users', json({name: 'Ann', tags: ['a', 'b']}));
  await ask('POST', '/api/users', json({}));
  await ask('POST', '/api/users', {
    body: 'name=Form&tags[]=1&tags[]=2',
    headers: {'Content-Type': 'application/x-www-form-urlencoded'}
  });
  await ask('GET', '/api/users?q=n&limit=1');
  await ask('GET', '/api/users/1', {headers: {Accept: 'text/plain'}});
  await ask('GET', '/api/users/1', {headers: {Accept: 'image/png'}});
  await ask('PUT', '/api/users/2', json({name: 'Anna'}));
  await ask('DELETE', '/api/users/2');
  await ask('GET', '/api/users/2');
  await ask('PATCH', '/api/users/1');
  await ask('GET', '/me');
  await ask('POST', '/login', json({name: '영희'}));
  await ask('GET', '/me');
  await ask('GET', '/me');
  await ask('POST', '/logout');
  await ask('GET', '/me');
  await ask('POST', '/upload/사진.png', {
    body: Buffer.alloc(700, 7),
    headers: {'Content-Type': 'application/octet-stream'}
  });
  await ask('POST', '/upload/big', {
    body: Buffer.alloc(1001),
    headers: {'Content-Type': 'application/octet-stream'}
  });
  await ask('POST', '/api/users', json({name: 'x'.repeat(2000)}));
  await ask(
      'POST', '/text',
      {body: 'héllo 안녕', headers: {'Content-Type': 'text/plain'}});
  await ask('GET', '/boom');
  await ask(
      'POST', '/login',
      {body: '{', headers: {'Content-Type': 'application/json'}});
  await ask('OPTIONS', '/api/users', {
    headers: {
      Origin: 'http://localhost:3000',
      'Access-Control-Request-Method': 'PUT',
      'Access-Control-Request-Headers': 'x-a'
    }
  });
  await ask('HEAD', '/');
  await ask('GET', '/nowhere');
  server.close(() => console.log('closed'));
  server.closeAllConnections();
});
