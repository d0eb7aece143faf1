// http_client.js PORT: asks an http_server.js for all that it has.
const http = require('http');
const net = require('net');
const port = Number(process.argv[2]);
const agent = new http.Agent({ keepAlive: true });
const ask = (path, body, options = {}) => new Promise((resolve) => {
  const req = http.request({ port, path: `/${path}`, agent, method: body === undefined ? 'GET' : 'POST', ...options });
  req.on('continue', () => { console.log('continue'); req.end(body); });
  req.on('error', (error) => { console.log(path, 'error', error.code); resolve(); });
  req.on('response', (res) => {
    let length = 0, text = '';
    res.on('data', (chunk) => { length += chunk.length; if (text.length < 40) text += chunk; });
    res.on('error', (error) => { console.log(path, res.statusCode, length, 'error', error.code); resolve(); });
    res.on('end', () => {
      console.log(path, res.statusCode, length, text.slice(0, 30), res.trailers, req.reusedSocket);
      setImmediate(resolve);
    });
  });
  req.on('upgrade', (res, socket) => {
    socket.on('data', (chunk) => console.log('upgraded', String(chunk)));
    socket.on('close', resolve);
    socket.write('hello');
  });
  if (!options.headers?.Expect) req.end(body);
});
const rude = () => new Promise((resolve) => {
  const socket = net.connect(port, () => socket.write('this is no HTTP\r\n\r\n'));
  socket.on('data', (chunk) => console.log(String(chunk).split('\r\n')[0]));
  socket.on('close', resolve);
});
(async () => {
  await ask('echo', '작은 것');
  await ask('echo', Buffer.alloc(2000000, 'q'));
  await ask('chunks');
  await ask('large');
  await ask('none');
  await ask('none', undefined, { method: 'HEAD' });
  await ask('echo', 'with leave', { headers: { Expect: '100-continue' } });
  await ask('cut', undefined, { agent: false });
  await ask('upgrade', undefined, { headers: { Connection: 'Upgrade', Upgrade: 'shout' } });
  await rude();
  await ask('stop');
  agent.destroy();
})();
