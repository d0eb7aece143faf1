// The classes, without a connection.
const http = require('http');
const req = new http.IncomingMessage(null);
console.log(req.headers, req.rawHeaders, req.complete, req.httpVersion, req.method, req.url, req.statusCode, req.readable);
const out = new http.OutgoingMessage();
out.setHeader('A', 'b');
console.log(out.getHeaders(), out.headersSent, out.writableLength, out.writableHighWaterMark, out.writableEnded);
try { out.flushHeaders(); } catch (error) { console.log(error.code, error.message); }
out.on('error', (error) => console.log(error.code, error.message));
out.pipe(process.stdout);
const res = new http.ServerResponse({ method: 'HEAD', httpVersionMajor: 1, httpVersionMinor: 1, headers: {} });
console.log(res.statusCode, res.statusMessage, res.sendDate, res.write('x'), res.statusMessage, res.headersSent);
console.log(res instanceof http.OutgoingMessage, res instanceof require('stream'), req instanceof require('stream').Readable);
class Own extends http.IncomingMessage { get shout() { return this.url.toUpperCase(); } }
class Answer extends http.ServerResponse { say(text) { this.end(`said ${text}`); } }
const server = http.createServer({ IncomingMessage: Own, ServerResponse: Answer }, (own, answer) => answer.say(own.shout));
server.listen(6438, () => {
  http.get('http://localhost:6438/loud', (got) => {
    got.on('data', (chunk) => console.log(String(chunk)));
    got.on('end', () => server.close());
  });
});
