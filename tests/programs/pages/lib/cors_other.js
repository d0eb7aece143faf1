const serve = require('./static');
const allow = (origin, more = {}) => (req, res) => { res.writeHead(200, { ...(origin && { 'Access-Control-Allow-Origin': origin }), ...more }); console.log(req.method, req.url, req.headers.origin, req.headers['access-control-request-method'], req.headers['access-control-request-headers']); res.end('hello'); };
serve(6803, {
  '/open': allow('*', { 'X-Seen': 's', 'X-Hidden': 'h', 'Access-Control-Expose-Headers': 'X-Seen' }),
  '/closed': allow(), '/mine': allow('http://localhost:6802'), '/wrong': allow('http://localhost:1'),
  '/preflight': allow('*', { 'Access-Control-Allow-Methods': 'PUT', 'Access-Control-Allow-Headers': 'x-token' }),
  '/no-preflight': (req, res) => { if (req.method === 'OPTIONS') { res.statusCode = 405; res.setHeader('Access-Control-Allow-Origin', '*'); } res.end(); },
  '/no-method': allow('*', { 'Access-Control-Allow-Methods': 'PUT' }), '/no-field': allow('*'), '/json': allow('*', { 'Access-Control-Allow-Headers': '*' }),
});
