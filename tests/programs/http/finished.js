// finished and pipeline on requests and answers.
const http = require('http');
const { finished, pipeline, Readable, Transform } = require('stream');
const server = http.createServer((req, res) => {
  finished(req, (error) => console.log('req finished', error?.code));
  finished(res, (error) => console.log('res finished', error?.code));
  if (req.url === '/upper') {
    pipeline(req, new Transform({ transform(chunk, _, done) { done(null, String(chunk).toUpperCase()); } }), res, (error) => console.log('pipeline', error?.code));
  } else if (req.url === '/broken') {
    let n = 0;
    pipeline(new Readable({ read() { if (n++ < 2) this.push('x'); else this.destroy(new Error('broken')); } }), res, (error) => console.log('pipeline', error.message, res.destroyed));
  }
});
server.listen(6455, () => {
  const req = http.request({ port: 6455, path: '/upper', method: 'POST', agent: false }, (res) => {
    finished(res, (error) => console.log('client res finished', error?.code));
    res.setEncoding('utf8').on('data', (t) => console.log('data', t));
    res.on('close', () => {
      const two = http.get({ port: 6455, path: '/broken', agent: false }, (res) => {
        finished(res, (error) => console.log('client res finished', error?.code));
        res.on('data', (t) => console.log('data', String(t)));
        res.on('error', (e) => console.log('client res error', e.code));
      });
      finished(two, (error) => { console.log('two finished', error?.code); });
      two.on('close', () => server.close());
    });
  });
  finished(req, (error) => console.log('client req finished', error?.code));
  req.write('abc');
  setTimeout(() => req.end('def'), 80);
});
