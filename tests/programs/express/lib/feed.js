const express = require('express');
const io = require('./socket');

const router = express.Router();
const posts = new Map();
let last = 0;

const later = (value) => new Promise((resolve) => setImmediate(resolve, value));

function fail(statusCode, message) {
  const error = new Error(message);
  error.statusCode = statusCode;
  throw error;
}

router.get('/posts', (req, res, next) => {
  later([...posts.values()])
    .then((all) => all.sort((a, b) => b.id - a.id))
    .then((all) => res.status(200).json({ message: 'Fetched posts.', posts: all, totalItems: all.length }))
    .catch(next);
});

router.post('/post', async (req, res, next) => {
  try {
    const { title, content } = req.body;
    if (!title) fail(422, 'Validation failed.');
    const post = await later({ id: ++last, title, content });
    posts.set(post.id, post);
    io.getIO().emit('posts', { action: 'create', post: { ...post, creator: { name: '나' } } });
    res.status(201).json({ message: 'Post created', post });
  } catch (error) {
    next(error);
  }
});

router.put('/post/:postId', async (req, res, next) => {
  try {
    const post = await later(posts.get(Number(req.params.postId)));
    if (!post) fail(404, 'Could not find post.');
    Object.assign(post, req.body);
    io.getIO().emit('posts', { action: 'update', post });
    res.status(200).json({ message: 'Post updated!', post });
  } catch (error) {
    next(error);
  }
});

router.delete('/post/:postId', (req, res, next) => {
  later(posts.get(Number(req.params.postId)))
    .then((post) => {
      if (!post) fail(404, 'Could not find post.');
      posts.delete(post.id);
      io.getIO().emit('posts', { action: 'delete', post });
      res.status(200).json({ message: 'Deleted post.' });
    })
    .catch(next);
});

module.exports = router;
