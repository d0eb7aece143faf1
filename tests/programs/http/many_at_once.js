// Many requests at once, each answered later than the next.
const http = require('http');
const server = http.createServer((req, res) => {
  const n = Number(req.url.slice(1));
  setTimeout(() => res.end(String(n * n)), 400 - n * 20);
});
server.listen(6467, async () => {
  const get = (n) => new Promise((resolve) => http.get(`http://localhost:6467/${n}`, (res) => {
    let text = '';
    res.on('data', (chunk) => { text += chunk; }).on('end', () => resolve(Number(text)));
  }));
  const order = [];
  const all = await Promise.all(Array.from({ length: 20 }, (_, n) => get(n).then((square) => { order.push(n); return square; })));
  console.log(all.join());
  console.log(order.join());
  const first = await Promise.race([get(1), get(15)]);
  console.log(first);
  server.close();
});
