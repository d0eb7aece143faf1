// What the default handler does: the stack goes to the standard error, the
// page has it too, in production only the status's own words.
const express = require('express');
const http = require('http');
const { show } = require('./lib/ask');

const app = express();
app.set('env', 'production');
app.get('/throw', () => {
  throw new Error('broken');
});
app.get('/next', (req, res, next) => next(new TypeError('a wrong type')));
app.get('/status', (req, res, next) => {
  const error = new Error('tea only');
  error.status = 418;
  error.headers = { 'X-Tea': 'green' };
  next(error);
});
app.get('/code', (req, res, next) => {
  const error = new Error('gone away');
  error.statusCode = 503;
  next(error);
});
app.get('/set', (req, res, next) => {
  res.status(403);
  next(new Error('forbidden'));
});
app.get('/text', (req, res, next) => next('just a text'));
app.get('/object', (req, res, next) => next({ status: 409, message: 'conflict' }));
app.get('/late', (req, res, next) => {
  res.write('half');
  next(new Error('too late'));
});

const server = app.listen(6607, async () => {
  for (const path of ['/throw', '/next', '/status', '/code', '/set', '/text', '/object']) {
    await show(6607, `GET ${path}`);
  }
  const late = http.get('http://localhost:6607/late', (response) => {
    console.log('late', response.statusCode);
    response.on('data', (part) => console.log('late', part.toString()));
    response.on('error', (error) => {
      console.log('late', error.message, error.code);
      server.close();
    });
  });
  late.on('error', (error) => console.log('never', error.message));
});
