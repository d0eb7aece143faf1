// Bodies as streams: the request read piece by piece, the answer written so.
const express = require('express');
const http = require('http');

const app = express();
app.post('/count', (req, res) => {
  let bytes = 0;
  req.on('data', (part) => { bytes += part.length; });
  req.on('end', () => res.json({ bytes, body: req.body }));
});
app.post('/echo', (req, res) => {
  res.status(202).type('text/plain');
  req.pipe(res);
});
app.get('/parts', (req, res) => {
  res.type('html');
  res.write('<ul>');
  let i = 0;
  const timer = setInterval(() => {
    i++;
    res.write(`<li>${i}번째</li>`);
    if (i === 3) {
      clearInterval(timer);
      res.end('</ul>');
    }
  }, 10);
});
app.get('/events', (req, res) => {
  res.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache', Connection: 'keep-alive' });
  res.flushHeaders();
  let id = 0;
  const timer = setInterval(() => res.write(`id: ${++id}\ndata: {"소식":${id}}\n\n`), 10);
  req.on('close', () => {
    clearInterval(timer);
    console.log('the client left after', id > 2);
    server.close();
  });
});

const server = app.listen(6641, async () => {
  const send = (method, path, chunks) => new Promise((resolve) => {
    const request = http.request({ port: 6641, method, path }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => {
        console.log(path, response.statusCode, response.headers['content-type'], response.headers['transfer-encoding'], response.headers['content-length'], Buffer.concat(parts).toString());
        resolve();
      });
    });
    for (const chunk of chunks) request.write(chunk);
    request.end();
  });
  await send('POST', '/count', ['가나다', 'abc', Buffer.alloc(1000)]);
  await send('POST', '/echo', ['하나 ', '둘 ', '셋']);
  await send('GET', '/parts', []);
  http.get({ port: 6641, path: '/events' }, (response) => {
    console.log(response.headers['content-type'], response.headers['cache-control'], response.headers.etag);
    let text = '';
    response.setEncoding('utf8');
    response.on('data', (part) => {
      text += part;
      if (text.split('\n\n').length > 3) {
        console.log(JSON.stringify(text.split('\n\n').slice(0, 3)));
        response.destroy();
      }
    });
    response.on('error', () => {});
  });
});
