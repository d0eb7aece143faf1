// The port is taken.
const http = require('http');
const one = http.createServer();
const two = http.createServer();
two.on('error', (error) => { console.log(error.code, error.message); one.close(); });
one.listen(6441, '127.0.0.1', () => { console.log(one.address()); two.listen(6441, '127.0.0.1'); });
