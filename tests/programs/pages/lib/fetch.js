const serve = require('./static'); const { bodyOf } = serve;
const echo = (req, res) => bodyOf(req, (body) => res.end(`${req.method} ${req.headers['content-type']} ${req.headers['content-length']} ${req.headers.origin} ${body}`));
serve(6801, {
  '/json': (req, res, url) => { res.setHeader('Content-Type', 'application/json; charset=utf-8'); res.setHeader('X-Own', 'own'); res.end(JSON.stringify({ x: url.searchParams.get('x'), list: [1, '둘'] })); },
  '/echo': echo,
  '/bytes': (req, res) => { res.setHeader('Content-Type', 'application/octet-stream'); res.end(Buffer.from([0, 1, 254, 255])); },
  '/redirect': (req, res) => { res.writeHead(302, { Location: '/bytes2' }); res.end(); },
  '/bytes2': (req, res) => res.end('redirected'),
  '/slow': (req, res) => { res.write('part 1, '); setTimeout(() => res.end('part 2'), 50); },
  '/never': () => {},
  '/form': (req, res) => bodyOf(req, (body) => res.end(`${/^multipart\/form-data; boundary=/.test(req.headers['content-type'])} ${/name="a"\r\n\r\nb\r\n/.test(body)}`)),
});
