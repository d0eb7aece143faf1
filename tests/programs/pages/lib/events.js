const serve = require('./static'); let visits = 0;
const stream = (req, res) => {
  console.log('visit', ++visits, req.headers.accept, req.headers['last-event-id']);
  res.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' });
  if (visits === 1) {
    res.write(': a comment\nretry: 50\n\ndata: one\n\ndata:two\ndata: lines\r\n\r\nid: 5\ndata: 한');
    setTimeout(() => res.write('글\n\nevent: news\ndata: {"a":1}\nid\n\ndata\n\nevent: empty\n\nid: 9\ndata: x\r\rfoo: bar\ndata: never ended'), 30);
    setTimeout(() => res.end(), 60);
  } else res.write('event: news\ndata: last\n\n');
};
serve(6805, { '/stream': stream, '/plain': (req, res) => { res.setHeader('Content-Type', 'text/plain'); res.end('x'); } });
serve(6806, { '/stream': (req, res) => { res.writeHead(200, { 'Content-Type': 'text/event-stream' }); res.write('data: x\n\n'); } });
