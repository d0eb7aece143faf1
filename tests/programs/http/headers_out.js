// Setting, reading and removing fields, and what is refused.
const http = require('http');
const tell = (what) => {
  try { console.log(what()); } catch (error) { console.log(error.name, error.code, error.message); }
};
const server = http.createServer((req, res) => {
  tell(() => res.setHeader('Content-Type', 'text/plain') === res);
  tell(() => res.getHeader('content-type'));
  tell(() => res.getHeader('nothing'));
  tell(() => res.hasHeader('CONTENT-TYPE'));
  tell(() => res.setHeader('X-Number', 5).getHeaders());
  tell(() => res.getHeaderNames());
  tell(() => res.getRawHeaderNames());
  tell(() => res.setHeaders(new Map([['x-map', '1'], ['set-cookie', 'a'], ['x-two', '2']])).getHeaders());
  tell(() => res.removeHeader('x-map'));
  tell(() => res.setHeader('bad name', 'x'));
  tell(() => res.setHeader('', 'x'));
  tell(() => res.setHeader('x', undefined));
  tell(() => res.setHeader('x', 'new\nline'));
  tell(() => res.setHeader('x', '한글'));
  tell(() => res.getHeader(5));
  tell(() => res.setHeaders({}));
  tell(() => res.writeHead(99));
  tell(() => res.writeHead('abc'));
  tell(() => res.writeHead(200, 'bad\nreason'));
  res.statusMessage = undefined;
  tell(() => res.writeHead(200, ['odd']));
  tell(() => res.headersSent);
  tell(() => res.writeHead(202, { 'X-Last': 'yes' }) === res);
  tell(() => res.headersSent);
  tell(() => res.setHeader('x', 'y'));
  tell(() => res.removeHeader('x'));
  tell(() => res.appendHeader('x', 'y'));
  tell(() => res.writeHead(200));
  tell(() => res.write(5));
  tell(() => res.write(null));
  tell(() => res.statusCode);
  res.end('x');
});
server.listen(6411, () => {
  http.get({ port: 6411 }, (res) => {
    const { date, ...rest } = res.headers;
    console.log(res.statusCode, rest);
    res.resume().on('end', () => server.close());
  });
});
tell(() => http.validateHeaderName('fine'));
tell(() => http.validateHeaderName('not fine'));
tell(() => http.validateHeaderValue('x', undefined));
tell(() => http.validateHeaderValue('x', 'oh\0'));
