// fetch: bodies of each kind, and what the server gets.
const http = require('http');
const server = http.createServer((req, res) => {
  let text = '';
  req.on('data', (chunk) => { text += chunk; });
  req.on('end', () => {
    const { 'content-type': type, 'content-length': length, 'x-own': own, 'transfer-encoding': coding } = req.headers;
    const boundary = /boundary=(.*)/.exec(type)?.[1] ?? '?';
    console.log(req.method, type?.replace(boundary, 'B'), length, own, coding, JSON.stringify(text.replaceAll(boundary, 'B')));
    res.end('ok');
  });
});
server.listen(6451, async () => {
  const post = async (body, more = {}) => {
    const res = await fetch('http://localhost:6451/', { method: 'POST', body, ...more });
    return res.text();
  };
  await post('글자');
  await post(JSON.stringify({ a: 1 }), { headers: { 'Content-Type': 'application/json', 'X-Own': 'yes' } });
  await post(new URLSearchParams({ a: 'b c', d: 'é' }), { method: 'put' });
  await post(Buffer.from('bytes'));
  await post(new Uint8Array([65, 66]).buffer);
  await post(undefined);
  const form = new FormData();
  form.append('name', '지민');
  form.append('quo"te', 'line\nline');
  form.append('name', 'two');
  console.log([...form], form.get('name'), form.getAll('name'), form.has('x'), form);
  await post(form);
  await post((async function* () { yield 'one '; yield Buffer.from('two'); })(), { duplex: 'half' });
  await fetch(new Request('http://localhost:6451/', { method: 'DELETE', headers: [['X-Own', 'pairs']] }));
  server.close();
});
