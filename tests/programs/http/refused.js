// Nobody listens; nobody has that name.
const http = require('http');
http.get('http://localhost:6499/').on('error', (error) => {
  console.log(error.code, error.message, error.syscall, error.address, error.port);
}).on('close', () => {
  console.log('close');
  const req = http.get({ port: 6499, host: '127.0.0.1' });
  req.on('error', (error) => console.log(error.message));
  req.on('close', () => {
    http.get('http://no-such-host.invalid/').on('error', (error) => console.log(error.code, error.message));
  });
});
