// close() waits for what is under way; what is idle is closed at once.
const http = require('http');
const server = http.createServer((req, res) => {
  console.log('request', req.url);
  setTimeout(() => res.end('done'), 40);
});
const agent = new http.Agent({ keepAlive: true });
server.listen(6431, () => {
  http.get({ port: 6431, path: '/first', agent }, (res) => {
    res.resume().on('end', () => setTimeout(() => {
      http.get({ port: 6431, path: '/second' }, (second) => {
        console.log('second', second.statusCode, second.headers.connection);
        second.resume().on('end', () => console.log('second end'));
      });
      setTimeout(() => {
        server.close((error) => console.log('closed', error));
        console.log('listening', server.listening, server.address());
        server.close((error) => console.log('again', error.code, error.message));
        http.get({ port: 6431, agent: false }).on('error', (error) => console.log(error.code));
      }, 20);
    }, 5));
  });
});
