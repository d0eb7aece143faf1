const createError = require('http-errors');
const express = require('express');
const { brief } = require('./lib/ask');

const show = (error) => console.log(`${error}`, error.name, error.status, error.statusCode, error.expose, { ...error }, error instanceof createError.HttpError, createError.isHttpError(error));
show(createError());
show(createError(404));
show(createError(404, '없는 쪽'));
show(createError(401, '로그인하세요', { user: 1, status: 5 }));
show(createError('just words'));
show(createError(418));
show(createError(499, 'unknown code'));
show(createError(503, new Error('a cause')));
show(createError(new TypeError('mine'), { code: 'X' }));
show(new createError.NotFound());
show(new createError.InternalServerError('안에서'));
show(createError.BadRequest('without new'));
show(new createError[409]());
console.log(createError[404] === createError.NotFound, createError.NotFound.name, createError.isHttpError(new Error('x')));
for (const call of [() => createError(404, () => {}), () => new createError.HttpError()]) {
  try {
    call();
  } catch (error) {
    console.log(`${error}`);
  }
}
console.log(Object.keys(createError).filter((name) => Number.isNaN(Number(name))).join(' '));

// As the generator of express begins an application.
const app = express();
app.get('/', (req, res) => res.send('index'));
app.use((req, res, next) => next(createError(404)));
app.use((err, req, res, next) => {
  res.locals.message = err.message;
  res.status(err.status || 500);
  res.send(`${res.locals.message} ${err.status} ${err.stack.split('\n')[0]}`);
});
const server = app.listen(6672, async () => {
  await brief(6672, 'GET /');
  await brief(6672, 'GET /nothing');
  server.close();
});
