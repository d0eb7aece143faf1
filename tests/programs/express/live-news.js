// express and ws on one port: REST, a guarded upgrade, news to everybody.
const express = require('express');
const http = require('http');
const {WebSocketServer, WebSocket} = require('ws');
const app = express();
const server = http.createServer(app);
const wss = new WebSocketServer({noServer: true});
const news = [];
app.use(express.json());
app.use((req, res, next) => {
  res.set('X-Clients', String(wss.clients.size));
  next();
});
app.get('/news', (req, res) => res.json(news));
app.post('/news', (req, res) => {
  const {title} = req.body;
  if (!title) return res.status(400).json({error: 'title?'});
  const item = {id: news.length + 1, title};
  news.push(item);
  wss.clients.forEach((c) => c.send(JSON.stringify(item)));
  res.status(201).location(`/news/${item.id}`).json(item);
});
app.get('/news/:id(\\d+)', (req, res, next) => {
  const item = news[req.params.id - 1];
  item ? res.json(item) : next();
});
app.use((req, res) => res.status(404).send(`no ${req.method} ${req.path}`));
app.use(
    (err, req, res, next) =>
        res.status(err.status ?? 500).json({error: err.type ?? err.message}));
server.on('upgrade', (req, socket, head) => {
  const {pathname, searchParams} =
      new URL(req.url, `http://${req.headers.host}`);
  if (pathname !== '/live') {
    socket.write(
        'HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 4\r\n\r\nnone');
    socket.destroy();
    return;
  }
  if (searchParams.get('key') !== 'secret') {
    socket.end('HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n');
    return;
  }
  wss.handleUpgrade(req, socket, head, (ws) => {
    wss.emit('connection', ws, req, 'extra');
  });
});
wss.on('connection', (ws, req, extra) => {
  console.log(
      'connection', req.url, extra,
      req.headers['x-forwarded-for']?.split(',')[0].trim() ??
          req.socket.remoteAddress);
  ws.on('close', (c) => console.log('left', c));
});
const ask = (method, path, body) => new Promise((done) => {
  const req = http.request(
      {
        port: 6653,
        path,
        method,
        headers: body ? {'Content-Type': 'application/json'} : {}
      },
      (res) => {
        let t = '';
        res.setEncoding('utf8');
        res.on('data', (c) => t += c);
        res.on('end', () => {
          console.log(
              method, path, res.statusCode, res.headers['x-clients'],
              res.headers['content-type'], res.headers.location, t);
          done();
        });
      });
  req.end(body);
});
const live = (path, headers) => new Promise((done) => {
  const ws = new WebSocket(`ws://localhost:6653${path}`, {headers});
  ws.on('open', () => done(ws));
  ws.on('message', (d) => console.log('live', String(d)));
  ws.on('unexpected-response', (req, res) => {
    console.log('unexpected', res.statusCode, res.statusMessage);
    let t = '';
    res.on('data', (c) => t += c);
    res.on('end', () => {
      console.log('body', t);
      done();
    });
  });
  ws.on('error', (e) => {
    console.log(e.message);
    done();
  });
});
server.listen(6653, async () => {
  console.log(server.address().port);
  await ask('GET', '/news');
  await live('/nowhere');
  await live('/live');
  const a =
      await live('/live?key=secret', {'X-Forwarded-For': '10.0.0.1, 10.0.0.2'});
  const b = await live('/live?key=secret');
  await ask('POST', '/news', '{"title":"첫 소식"}');
  await ask('POST', '/news', '{}');
  await ask('POST', '/news', '{bad');
  await ask('GET', '/news/1');
  await ask('GET', '/news/9');
  await ask('DELETE', '/news/1');
  a.close();
  b.terminate();
  setTimeout(() => {
    server.close(() => console.log('end'));
    server.closeIdleConnections();
  }, 50);
});
