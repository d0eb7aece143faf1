// fetch: an answer, its head, its body in each form, once.
const http = require('http');
const server = http.createServer((req, res) => {
  console.log(req.method, req.url, req.rawHeaders.join('|'));
  res.writeHead(req.url === '/bad' ? 404 : 200, { 'Content-Type': 'application/json', 'X-A': ['1', '2'], 'Set-Cookie': ['a=1', 'b=2'] });
  res.end('{"안녕":[1,2]}');
});
server.listen(6450, async () => {
  const url = 'http://localhost:6450';
  const one = await fetch(`${url}/a?b=c#d`);
  console.log(one.status, one.statusText, one.ok, one.url, one.redirected, one.type);
  console.log([...one.headers].filter(([name]) => name !== 'date').join(' '));
  console.log(one.bodyUsed, await one.json(), one.bodyUsed);
  await one.text().catch((error) => console.log(error.name, error.message));
  console.log((await (await fetch(new URL('/b', url))).text()).length);
  console.log((await (await fetch(`${url}/c`)).arrayBuffer()).byteLength);
  const bad = await fetch(`${url}/bad`);
  console.log(bad.ok, bad.status, bad.statusText, bad.headers.get('x-a'), bad.headers.getSetCookie());
  const copy = bad.clone();
  console.log(await bad.text() === await copy.text());
  const head = await fetch(`${url}/head`, { method: 'HEAD' });
  console.log(head.status, JSON.stringify(await head.text()));
  server.close();
});
console.log(typeof fetch, fetch.length, fetch.name, Object.getOwnPropertyDescriptor(globalThis, 'fetch').enumerable);
