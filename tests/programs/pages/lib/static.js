// A server for a page: lib/site.js PORT NAME serves the page NAME.html of this
// folder, and what the tests ask of it.
const http = require('http');
const fs = require('fs');
const path = require('path');
module.exports = function serve(port, routes) {
  const server = http.createServer((req, res) => {
    const url = new URL(req.url, 'http://localhost');
    const route = routes[`${req.method} ${url.pathname}`] ?? routes[url.pathname];
    if (route) { route(req, res, url); return; }
    const file = path.join(__dirname, 'site', path.basename(url.pathname));
    if (req.method === 'GET' && fs.existsSync(file)) {
      const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8' };
      res.setHeader('Content-Type', types[path.extname(file)] ?? 'text/plain');
      res.end(fs.readFileSync(file));
      return;
    }
    res.statusCode = 404;
    res.end('not here');
  });
  server.listen(port, () => console.log('listening', port));
  return server;
};
module.exports.bodyOf = (req, done) => {
  const chunks = [];
  req.on('data', (chunk) => chunks.push(chunk));
  req.on('end', () => done(Buffer.concat(chunks)));
};
