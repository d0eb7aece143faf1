// Two pages on one port, one of which goes; http.createServer(app) this time.
const http = require('http');
const express = require('express');
const { WebSocketServer, WebSocket } = require('ws');
const { brief, post } = require('./lib/ask');

const app = express();
app.use(express.json());
const server = http.createServer(app);
const wss = new WebSocketServer({ server, path: '/live' });

app.get('/clients', (req, res) => res.json({ clients: wss.clients.size }));
app.post('/news', (req, res) => {
  for (const client of wss.clients) {
    if (client.readyState === WebSocket.OPEN) client.send(JSON.stringify(req.body));
  }
  res.status(201).json({ sent: wss.clients.size });
});

const open = (name) => new Promise((resolve) => {
  const ws = new WebSocket('ws://localhost:6647/live');
  ws.on('open', () => resolve(ws));
  ws.on('message', (data) => console.log(name, JSON.parse(data)));
  ws.on('close', (code) => console.log(name, 'closed', code));
});
const closed = (ws) => new Promise((resolve) => {
  ws.on('close', () => setTimeout(resolve, 20));
  ws.close(1000);
});

server.listen(6647, async () => {
  const one = await open('one');
  const two = await open('two');
  await brief(6647, 'GET /clients');
  await post(6647, 'POST /news', { 제목: '첫 소식' });
  await new Promise((resolve) => setTimeout(resolve, 20));
  await closed(one);
  await brief(6647, 'GET /clients');
  await post(6647, 'POST /news', { 제목: '둘째 소식' });
  await new Promise((resolve) => setTimeout(resolve, 20));
  const wrong = new WebSocket('ws://localhost:6647/other');
  wrong.on('error', (error) => console.log('wrong path:', error.message));
  await new Promise((resolve) => wrong.on('close', resolve));
  await closed(two);
  wss.close();
  server.close(() => console.log('server closed'));
});
