// Trailers of a request, and a field that has no right to be one.
const http = require('http');
const server = http.createServer((req, res) => {
  req.resume();
  req.on('end', () => {
    console.log(req.headers.trailer, req.trailers, req.rawTrailers);
    res.end();
  });
});
server.listen(6436, () => {
  const req = http.request({ port: 6436, method: 'POST', headers: { Trailer: 'X-Check' } }, (res) => {
    res.resume().on('end', () => server.close());
  });
  req.write('body');
  req.addTrailers([['X-Check', 'ok'], ['X-Check', 'twice']]);
  try { req.addTrailers({ 'bad name': 'x' }); } catch (error) { console.log(error.code, error.message); }
  try { req.addTrailers({ bad: 'x\n' }); } catch (error) { console.log(error.code, error.message); }
  req.addTrailers({ 'X-Check': 'ok', 'X-More': ['1', '2'] });
  req.end();
});
const res = new http.ServerResponse({ method: 'GET', httpVersionMajor: 1, httpVersionMinor: 1, headers: {} });
try { res.writeHead(200, { Trailer: 'X', 'Content-Length': 1 }); } catch (error) { console.log(error.code, error.message); }
