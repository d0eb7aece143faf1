// createConnection of one's own, per request and per agent.
const http = require('http');
const net = require('net');
const server = http.createServer((req, res) => res.end(req.headers.connection));
server.listen(6464, () => {
  const show = (name, done) => (res) => {
    let text = '';
    res.on('data', (chunk) => { text += chunk; });
    res.on('end', () => { console.log(name, text); done(); });
  };
  http.get({ port: 6464, createConnection: (options) => { console.log('made', options.port, options.path); return net.connect(options.port); } }, show('function', () => {
    http.get({ port: 6464, createConnection: (options, done) => { setImmediate(() => done(null, net.connect(6464))); } }, show('callback', () => {
      http.get({ port: 6464, createConnection: (options, done) => { done(new Error('no connection today')); } }).on('error', (error) => {
        console.log(error.message);
        class Own extends http.Agent { createConnection(options, done) { console.log('agent makes', options.port, options.keepAlive); return super.createConnection(options, done); } }
        const agent = new Own({ keepAlive: true });
        http.get({ port: 6464, agent }, show('agent', () => {
          http.get({ port: 6464, agent }, show('agent', () => { agent.destroy(); server.close(); }));
        }));
      });
    }));
  }));
});
