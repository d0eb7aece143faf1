// duplexPair: what goes in on one side comes out on the other.
const { duplexPair } = require('stream');
const [client, server] = duplexPair({ highWaterMark: 8 });
server.setEncoding('utf8');
server.on('data', (c) => { console.log('server', c); server.write(`re: ${c}`); }).on('end', () => { console.log('server end'); server.end(); });
client.on('data', (c) => console.log('client', String(c))).on('end', () => console.log('client end')).on('close', () => console.log('client close'));
console.log(client.write('one'), client.write('two'), client.write('three four'));
client.end();
