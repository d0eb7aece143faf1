const http = require('http');
const net = require('net');
const agent = new http.Agent({ keepAlive: true });
const server = http.createServer((req, res) => {
  if (req.url === '/two') { res.setHeader('Connection', 'close').end('ok'); return; }
  req.resume().on('end', () => { res.write('one'); setTimeout(() => res.end('four'), 5); });
});
server.listen(6195, () => {
  const one = http.request({ port: 6195, path: '/one', method: 'POST', agent }, (res) => {
    res.resume().on('end', () => setImmediate(() => {
      http.get({ port: 6195, path: '/two', agent, headers: { Connection: 'close' } }, (two) => {
        two.resume().on('end', () => {
          const rude = net.connect(6195, () => rude.write('rude\r\n\r\n'));
          rude.resume().on('close', () => server.close());
        });
      });
    }));
  });
  one.end('hello');
});
