// What an agent is, and by which name it keeps connections.
const http = require('http');
const agent = http.Agent({ keepAlive: true, keepAliveMsecs: 500 });
console.log(agent instanceof http.Agent, agent.keepAliveMsecs, agent.maxFreeSockets, agent.scheduling, agent.protocol, agent.defaultPort);
console.log(agent.getName(), agent.getName({ port: 80, host: 'x', localAddress: '127.0.0.1', family: 4, socketPath: '/s' }));
const tell = (what) => {
  try { const req = what(); req.on('error', () => {}); req.destroy(); } catch (error) { console.log(error.name, error.code, error.message); }
};
tell(() => http.request({ agent: {} }));
tell(() => http.request({ path: '/with space' }));
tell(() => http.request({ method: 'BAD METHOD' }));
tell(() => http.request({ method: 5 }));
tell(() => http.request({ hostname: 5 }));
tell(() => http.request({ host: {} }));
tell(() => http.request('https://localhost/'));
tell(() => http.request('no url'));
tell(() => http.request({ timeout: 'long' }));
tell(() => http.request({ headers: { 'bad name': 1 } }));
tell(() => http.request({ headers: { name: undefined } }));
tell(() => http.request({ insecureHTTPParser: 1 }));
tell(() => http.createServer('x'));
tell(() => http.createServer({ headersTimeout: 5000, requestTimeout: 1000 }));
tell(() => http.createServer({ keepAliveTimeout: 'x' }));
console.log(http.METHODS.length, http.METHODS.slice(0, 5), http.STATUS_CODES[418], http.maxHeaderSize);
console.log(Object.keys(http));
