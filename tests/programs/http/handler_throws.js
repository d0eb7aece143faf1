// A handler that throws, and one that rejects.
const http = require('http');
process.on('uncaughtException', (error, origin) => console.log('uncaught', origin, error.message));
const server = http.createServer({ captureRejections: true }, async (req, res) => {
  if (req.url === '/throw') throw new Error('in the handler');
  res.end('fine');
});
server.listen(6454, () => {
  http.get({ port: 6454, path: '/throw', agent: false, timeout: 50 }, (res) => {
    console.log(res.statusCode);
    res.resume();
  }).on('error', (e) => console.log(e.code)).on('timeout', function () { console.log('timeout'); this.destroy(); }).on('close', () => { console.log('close'); server.close(); });
});
server.on('error', (e) => console.log('server error', e.message));
