// A body read with for await, JSON both ways, errors in the handler.
const http = require('http');
const read = async (stream) => {
  let text = '';
  for await (const chunk of stream) text += chunk;
  return text;
};
const server = http.createServer(async (req, res) => {
  try {
    const { name } = JSON.parse(await read(req));
    res.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' });
    res.end(JSON.stringify({ hello: name }));
  } catch (error) {
    res.writeHead(400).end(error.name);
  }
});
const post = (body) => new Promise((resolve, reject) => {
  const req = http.request('http://localhost:6420/greet', {
    method: 'POST', headers: { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) },
  }, async (res) => resolve([res.statusCode, res.headers['content-type'], await read(res)]));
  req.on('error', reject);
  req.end(body);
});
server.listen(6420, async () => {
  console.log(await post('{"name":"지민"}'));
  console.log(await post('{"name":'));
  server.close();
});
