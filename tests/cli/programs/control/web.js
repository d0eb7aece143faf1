// Says what it was asked, and answers in its ways.
const http = require('http');
http.createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (chunk) => { body += chunk; });
  request.on('end', () => {
    const { method, url, headers } = request;
    console.log(method, url, headers['content-type'], headers.host, body);
    if (url === '/never') return;
    if (url === '/slow') {
      setTimeout(() => response.end('slow'), 500);
      return;
    }
    response.writeHead(url === '/missing' ? 404 : 200,
                       { 'Content-Type': 'text/plain; charset=utf-8' });
    response.write('안녕\n');
    response.end('하세요');
  });
}).listen(Number(process.argv[2]) || 6950);
