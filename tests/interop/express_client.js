// Asks express_server.js, and prints what it answers: node express_client.js
// PORT.
const http = require('http');

const port = Number(process.argv[2]);

function ask(method, path, headers = {}, body = undefined) {
  return new Promise((resolve, reject) => {
    const request = http.request({ port, method, path, headers }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => {
        delete response.headers.date;
        const text = Buffer.concat(parts).toString();
        console.log(method, path, response.statusCode, JSON.stringify(response.headers),
          text.length > 500 ? text.length : text);
        resolve(response.headers);
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

(async () => {
  const json = { 'Content-Type': 'application/json' };
  await ask('GET', '/users/7?a[b]=1&c=%ED%95%9C');
  await ask('HEAD', '/users/7');
  await ask('OPTIONS', '/users/7', { Origin: 'http://a.example' });
  await ask('POST', '/echo', json, JSON.stringify({ 이름: '민수', list: [1, null] }));
  await ask('POST', '/echo', json, JSON.stringify({ long: 'x'.repeat(300000) }));
  await ask('POST', '/echo', json, '{"wrong"');
  await ask('POST', '/echo', { 'Content-Type': 'application/x-www-form-urlencoded' }, 'a[]=1&a[]=2&b=c+d');
  const { 'set-cookie': [cookie] } = await ask('GET', '/cookie');
  await ask('GET', '/cookie', { Cookie: cookie.split(';')[0] });
  const { 'set-cookie': [visit] } = await ask('GET', '/visits');
  await ask('GET', '/visits', { Cookie: visit.split(';')[0] });
  await ask('GET', '/parts');
  await ask('GET', '/redirect');
  await ask('GET', '/big');
  await ask('GET', '/nothing');
  await ask('GET', '/stop');
})().catch((error) => {
  console.log(`${error}`);
  process.exitCode = 1;
});
