// A file by a stream, whole and in a range.
const http = require('http');
const fs = require('fs');
const file = __filename;
const size = fs.statSync(file).size;
const server = http.createServer((req, res) => {
  const range = /bytes=(\d+)-(\d+)/.exec(req.headers.range ?? '');
  if (!range) { res.setHeader('Content-Length', size); fs.createReadStream(file).pipe(res); return; }
  const [start, end] = [Number(range[1]), Number(range[2])];
  res.writeHead(206, { 'Content-Range': `bytes ${start}-${end}/${size}`, 'Content-Length': end - start + 1 });
  fs.createReadStream(file, { start, end }).pipe(res);
});
server.listen(6466, () => {
  http.get({ port: 6466 }, (res) => {
    let length = 0;
    res.on('data', (chunk) => { length += chunk.length; });
    res.on('end', () => {
      console.log(res.statusCode, length === size, Number(res.headers['content-length']) === size);
      http.get({ port: 6466, headers: { Range: 'bytes=5-16' } }, (part) => {
        part.on('data', (chunk) => console.log(part.statusCode, part.headers['content-range'], JSON.stringify(String(chunk))));
        part.on('end', () => { server.close(); });
      });
    });
  });
});
