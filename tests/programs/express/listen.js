const express = require('express');
const http = require('http');
const { brief } = require('./lib/ask');

const app = express();
app.get('/', (req, res) => res.send(`on ${req.socket.localPort}`));

const first = app.listen(6639, 'localhost', () => {
  console.log('first', first.address().port, first.listening, first instanceof http.Server);
  const second = app.listen(6639);
  second.on('error', (error) => {
    console.log('second', error.code, error.syscall, error.port);
    const third = http.createServer(app).listen({ port: 6640 }, async () => {
      await brief(6639, 'GET /');
      await brief(6640, 'GET /');
      first.close();
      third.close(() => console.log('closed'));
    });
  });
});
const any = app.listen(0);
any.on('listening', () => {
  console.log('a port was chosen', any.address().port > 0);
  any.close();
});
