// Expect: 100-continue, with and without a listener, and another expectation.
const http = require('http');
const server = http.createServer((req, res) => {
  console.log('request', req.headers.expect);
  req.resume();
  req.on('end', () => res.end('done'));
});
const post = (expect, done) => {
  const req = http.request({ port: 6408, method: 'POST', headers: { Expect: expect } });
  req.on('continue', () => { console.log('continue'); req.end('body'); });
  req.on('information', (info) => console.log('information', info.statusCode, info.statusMessage));
  req.on('response', (res) => {
    console.log('response', res.statusCode, res.headers.connection);
    res.resume();
    res.on('end', done);
    if (!req.writableEnded) req.end();
  });
  req.flushHeaders();
};
server.listen(6408, () => {
  post('100-continue', () => {
    server.on('checkContinue', (req, res) => {
      console.log('checkContinue', req.headers.expect);
      res.writeHead(413);
      res.end();
    });
    post('100-continue', () => {
      post('a miracle', () => {
        server.on('checkExpectation', (req, res) => {
          console.log('checkExpectation', req.headers.expect);
          res.end();
        });
        post('a miracle', () => server.close());
      });
    });
  });
});
