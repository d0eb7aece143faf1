const serve = require('./static'); const { bodyOf } = serve;
serve(6804, {
  '/text': (req, res) => { res.setHeader('X-Own', 'own'); res.setHeader('Content-Length', 9); res.end('안녕 x!'.slice(0, 9)); },
  '/json': (req, res) => { res.setHeader('Content-Length', 7); res.end('{"a":1}'); },
  '/echo': (req, res) => bodyOf(req, (body) => { const t = `${req.method} ${req.headers['x-a']} ${req.headers['content-type']} ${body}`; res.setHeader('Content-Length', Buffer.byteLength(t)); res.end(t); }),
  '/never': () => {},
});
