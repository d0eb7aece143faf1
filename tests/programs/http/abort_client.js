// A client gives up: before the answer, in the middle of it, with a signal.
const http = require('http');
const server = http.createServer((req, res) => {
  console.log('request', req.url);
  req.on('aborted', () => console.log('req aborted', req.url));
  req.on('error', (error) => console.log('req error', error.code, error.message));
  req.on('close', () => console.log('req close', req.url, req.complete, req.destroyed));
  res.on('close', () => console.log('res close', res.writableFinished, res.destroyed));
  if (req.url === '/part') res.write('part');
});
const watch = (req, name) => {
  req.on('error', (error) => console.log(name, 'error', error.name, error.code, error.message));
  req.on('abort', () => console.log(name, 'abort'));
  req.on('close', () => console.log(name, 'close', req.destroyed, req.aborted, req.errored?.message));
  return req;
};
const later = (what) => setTimeout(what, 40);
server.listen(6421, () => {
  const one = watch(http.get({ port: 6421, path: '/never', agent: false }), 'destroy');
  setTimeout(() => one.destroy(), 20);
  later(() => {
    const two = watch(http.get({ port: 6421, path: '/part', agent: false }), 'part');
    two.on('response', (res) => {
      res.on('aborted', () => console.log('res aborted'));
      res.on('error', (error) => console.log('res error', error.code, error.message));
      res.on('close', () => console.log('res close', res.complete, res.aborted));
      res.on('data', (chunk) => { console.log('data', String(chunk)); two.destroy(new Error('enough')); });
    });
    later(() => {
      const control = new AbortController();
      watch(http.get({ port: 6421, path: '/signal', agent: false, signal: control.signal }), 'signal');
      setTimeout(() => control.abort(), 20);
      later(() => {
        const four = watch(http.get({ port: 6421, path: '/early', agent: false }), 'early');
        four.destroy();
        later(() => {
          const five = watch(http.get({ port: 6421, path: '/old', agent: false }), 'old');
          setTimeout(() => { five.abort(); five.abort(); }, 20);
          later(() => server.close());
        });
      });
    });
  });
});
