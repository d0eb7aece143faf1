// Bodies are streams: an echo by pipe, an answer from a Readable.
const http = require('http');
const { Readable, pipeline } = require('stream');
const server = http.createServer((req, res) => {
  if (req.url === '/echo') { req.pipe(res); return; }
  pipeline(Readable.from(['a', 'b', 'c']), res, (error) => console.log('pipeline', error));
});
server.listen(6419, () => {
  const req = http.request({ port: 6419, path: '/echo', method: 'PUT' }, (res) => {
    res.setEncoding('utf8');
    res.on('data', (text) => console.log('echo', text));
    res.on('end', () => {
      http.get({ port: 6419, path: '/list' }, async (list) => {
        for await (const chunk of list) console.log('chunk', String(chunk));
        server.close();
      });
    });
  });
  Readable.from(['één ', 'twee']).pipe(req);
});
