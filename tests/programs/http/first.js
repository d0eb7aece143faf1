// A server and a client in one program: who hears what, in which order.
const http = require('http');
const log = (...words) => console.log(...words);
const server = http.createServer((req, res) => {
  log('request', req.method, req.url, req.httpVersion);
  let body = '';
  req.on('data', (chunk) => { body += chunk; });
  req.on('end', () => {
    log('the whole request', JSON.stringify(body), req.complete);
    res.on('finish', () => log('res finish'));
    res.on('close', () => log('res close'));
    res.end(`안녕, ${body}`);
  });
  req.on('close', () => log('req close'));
});
server.on('connection', () => log('connection'));
server.on('listening', () => log('listening', server.listening));
server.on('close', () => log('server close', server.listening));
server.listen(6400, () => {
  const req = http.request({ port: 6400, path: '/a?b=c', method: 'POST' });
  req.on('socket', () => log('client: socket'));
  req.on('finish', () => log('client: finish'));
  req.on('response', (res) => {
    log('client: response', res.statusCode, res.statusMessage);
    res.setEncoding('utf8');
    res.on('data', (text) => log('client: data', text));
    res.on('end', () => log('client: end'));
    res.on('close', () => {
      log('client: res close');
      server.close();
    });
  });
  req.on('close', () => log('client: close'));
  req.write('하나 ');
  req.end('둘');
});
