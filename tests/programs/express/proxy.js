const express = require('express');
const { brief } = require('./lib/ask');

const settings = [undefined, false, true, 1, 2, 'loopback', 'loopback, 10.0.0.0/8', '::ffff:127.0.0.1', ['uniquelocal', '127.0.0.0/8'],
  (address, i) => i < 1 || address.startsWith('9.')];
let port = 6680;
(async () => {
  for (const setting of settings) {
    const app = express();
    port++;
    if (setting !== undefined) app.set('trust proxy', setting);
    app.get('/', (req, res) => res.json({ ip: req.ip, ips: req.ips, protocol: req.protocol, secure: req.secure, hostname: req.hostname }));
    await new Promise((resolve) => {
      const server = app.listen(port, async () => {
        console.log(setting);
        await brief(port, 'GET /');
        await brief(port, 'GET /', { 'X-Forwarded-For': '203.0.113.7' });
        await brief(port, 'GET /', { 'X-Forwarded-For': '203.0.113.7, 9.8.7.6,  10.1.2.3', 'X-Forwarded-Proto': 'https, http', 'X-Forwarded-Host': 'school.example:8080, other' });
        server.close(resolve);
      });
    });
  }
  for (const wrong of ['10.0.0.300', '10.0.0.0/40', '::1/0', 'somewhere']) {
    try {
      express().set('trust proxy', wrong);
    } catch (error) {
      console.log(`${error}`);
    }
  }
})();
