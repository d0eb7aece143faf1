// A port that is taken.
const { WebSocketServer } = require('ws');
const first = new WebSocketServer({ port: 6553 }, () => {
  const second = new WebSocketServer({ port: 6553 }, () => console.log('never'));
  second.on('error', (error) => {
    console.log(error.code, error.syscall, error.port, error.message);
    console.log(second.address());
    first.close();
  });
});
