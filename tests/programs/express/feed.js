// One instance of socket.io for many modules: a feed whose changes are pushed.
const express = require('express');
const { io: connect } = require('socket.io-client');
const socket = require('./lib/socket');
const feed = require('./lib/feed');
const { post, brief } = require('./lib/ask');

const app = express();
app.use(express.json());
app.use((req, res, next) => {
  res.setHeader('Access-Control-Allow-Origin', '*');
  next();
});
app.use('/feed', feed);
app.use((error, req, res, next) => res.status(error.statusCode || 500).json({ message: error.message }));

try {
  socket.getIO();
} catch (error) {
  console.log('before init:', error.message);
}

const server = app.listen(6648, () => {
  const io = socket.init(server);
  io.on('connection', () => console.log('client connected'));
  const page = connect('http://localhost:6648', { transports: ['websocket'] });
  let posts = [];
  page.on('posts', (data) => {
    console.log('pushed', data.action, data.post);
    if (data.action === 'create') posts = [data.post, ...posts];
    if (data.action === 'update') posts = posts.map((each) => (each.id === data.post.id ? { ...each, ...data.post } : each));
    if (data.action === 'delete') posts = posts.filter((each) => each.id !== data.post.id);
    console.log('the page shows', posts.map((each) => each.title));
  });
  page.on('connect', async () => {
    const wait = () => new Promise((resolve) => setTimeout(resolve, 20));
    await post(6648, 'POST /feed/post', { title: '첫 글', content: '안녕' });
    await wait();
    await post(6648, 'POST /feed/post', { title: '둘째 글', content: '또 안녕' });
    await wait();
    await post(6648, 'POST /feed/post', { title: '' });
    await post(6648, 'PUT /feed/post/1', { title: '고친 글' });
    await wait();
    await brief(6648, 'DELETE /feed/post/2');
    await wait();
    await brief(6648, 'DELETE /feed/post/9');
    await brief(6648, 'GET /feed/posts');
    page.close();
    io.close(() => console.log('closed'));
  });
});
