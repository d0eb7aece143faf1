// The client is fetch this time.
const express = require('express');
const cors = require('cors');

const app = express();
app.use(cors({ exposedHeaders: 'X-Total' }));
app.use(express.json());
const list = [{ id: 1, name: '사과' }, { id: 2, name: '배' }];
app.get('/fruits', (req, res) => res.set('X-Total', list.length).json(list));
app.get('/fruits/:id', (req, res) => {
  const found = list.find((fruit) => fruit.id === Number(req.params.id));
  if (!found) return res.status(404).json({ error: '없음' });
  return res.json(found);
});
app.post('/fruits', (req, res) => {
  const fruit = { id: list.length + 1, ...req.body };
  list.push(fruit);
  res.status(201).location(`/fruits/${fruit.id}`).json(fruit);
});
app.get('/old', (req, res) => res.redirect('/fruits/2'));
app.get('/text', (req, res) => res.type('text').send('글'));
app.get('/bytes', (req, res) => res.send(Buffer.from([1, 2, 3])));

const server = app.listen(6670, async () => {
  const url = 'http://localhost:6670';
  const all = await fetch(`${url}/fruits`);
  console.log(all.status, all.ok, all.headers.get('content-type'), all.headers.get('x-total'));
  console.log(await all.json());
  const made = await fetch(`${url}/fruits`, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ name: '귤' }),
  });
  console.log(made.status, made.headers.get('location'), await made.json());
  const missing = await fetch(`${url}/fruits/9`);
  console.log(missing.status, missing.ok, await missing.json());
  const moved = await fetch(`${url}/old`);
  console.log(moved.status, moved.redirected, moved.url, await moved.json());
  console.log(await (await fetch(`${url}/text`)).text());
  console.log(new Uint8Array(await (await fetch(`${url}/bytes`)).arrayBuffer()));
  server.close(() => console.log('closed'));
});
