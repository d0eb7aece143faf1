const { WebSocketServer } = require('ws');
const news = ['첫 소식', 'second', 'third'];
let published = 0; const streams = [];
const server = require('./static')(6812, {
  '/news': (req, res, url) => { res.setHeader('Content-Type', 'application/json'); res.end(JSON.stringify(news.slice(url.searchParams.get('since'), published))); },
  '/stream': (req, res) => { res.writeHead(200, { 'Content-Type': 'text/event-stream' }); streams.push(res); req.on('close', () => console.log('stream closed')); },
});
const wss = new WebSocketServer({ server });
wss.on('connection', (ws) => {
  ws.on('close', (code, reason) => console.log('socket closed', code, reason.toString()));
  ws.once('message', (data) => {
    console.log(JSON.parse(data).type);
    const timer = setInterval(() => {
      const text = news[published++];
      const id = published;
      setTimeout(() => { for (const res of streams) res.write(`id: ${id}\ndata: ${text}\n\n`); }, 150);
      for (const client of wss.clients) client.send(JSON.stringify({ type: 'news', text, last: published === 3 }));
      if (published === 3) clearInterval(timer);
    }, 600);
  });
});
