const { WebSocketServer } = require('ws');
new WebSocketServer({ port: Number(process.argv[2]) });
console.log('waiting');
