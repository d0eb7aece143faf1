// An express server for express_client.js: node express_server.js PORT. It
// ends when it is asked to.
const express = require('express');
const cookieParser = require('cookie-parser');
const session = require('express-session');
const cors = require('cors');

const app = express();
app.use(cors());
app.use(express.json({ limit: '1mb' }), express.urlencoded({ extended: true }));
app.use(cookieParser('secret'));
app.use('/visits', session({ secret: 's', resave: false, saveUninitialized: false, genid: () => 'one' }));
app.get('/users/:id', (req, res) => res.json({ params: req.params, query: req.query }));
app.post('/echo', (req, res) => res.status(201).json(req.body));
app.get('/cookie', (req, res) => {
  res.cookie('name', '민수', { signed: true }).send(req.signedCookies.name ?? 'none');
});
app.get('/visits', (req, res) => {
  req.session.count = (req.session.count ?? 0) + 1;
  res.send(`${req.session.count}번째`);
});
app.get('/parts', (req, res) => {
  let i = 0;
  const timer = setInterval(() => {
    res.write(`${++i} `);
    if (i === 3) {
      clearInterval(timer);
      res.end('끝');
    }
  }, 10);
});
app.get('/redirect', (req, res) => res.redirect(301, '/users/1'));
app.get('/big', (req, res) => res.send('가'.repeat(200000)));
app.get('/stop', (req, res) => {
  res.set('Connection', 'close').send('bye');
  server.close(() => console.log('closed'));
});
app.use((err, req, res, next) => res.status(err.status ?? 500).send(err.message));

const server = app.listen(Number(process.argv[2]), () => console.log('listening'));
