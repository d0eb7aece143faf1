// Headers, Request and Response, without a connection.
const tell = (what) => {
  try { console.log(what()); } catch (error) { console.log(error.name, error.message); }
};
const headers = new Headers({ 'X-B': ' two ', accept: 'a' });
headers.append('x-b', 'three');
headers.append('Set-Cookie', 'a=1');
headers.append('set-cookie', 'b=2');
tell(() => headers);
tell(() => [...headers]);
tell(() => [...headers.keys()].join() + [...headers.values()].join());
tell(() => headers.get('X-b') + headers.get('none') + headers.has('ACCEPT') + headers.getSetCookie());
headers.set('x-b', 'new');
headers.delete('accept');
headers.forEach((value, name) => console.log(name, value));
tell(() => headers.append('bad name', 'x'));
tell(() => headers.append('x', 'nul\0'));
tell(() => new Headers([['a', 'b'], ['a', 'c']]).get('a'));
tell(() => new Headers(5));
(async () => {
  const res = new Response('text', { status: 201, statusText: 'Made', headers: { 'X-Y': 'z' } });
  console.log(res);
  console.log(await res.text(), res.bodyUsed);
  console.log(await Response.json({ a: [1] }).text(), Response.json(1).headers.get('content-type'));
  console.log(Response.redirect('http://localhost/x', 301).headers.get('location'), Response.error().type);
  console.log(await new Response(new Uint8Array([226, 130, 172])).text(), await new Response().text(), new Response().body);
  tell(() => new Response('x', { status: 700 }));
  tell(() => new Response('x', { status: 204 }));
  tell(() => Response.redirect('http://localhost/', 200));
  const req = new Request('http://localhost/a?b', { method: 'post', body: 'hello', headers: { A: 'b' } });
  console.log(req);
  console.log(req.method, req.url, req.bodyUsed, await req.clone().text(), await req.text(), req.bodyUsed);
  tell(() => new Request('/relative'));
  tell(() => new Request('http://a/', { method: 'GET', body: 'x' }));
  tell(() => new Request('http://a/', { method: 'CONNECT' }));
  const body = new Response('abc').body;
  const reader = body.getReader();
  console.log(body.locked, await reader.read(), await reader.read());
  const parts = [];
  for await (const part of new Response('스트림').body) parts.push(part.constructor.name, part.length);
  console.log(parts.join());
  console.log(Object.prototype.toString.call(res), Object.prototype.toString.call(headers));
})();
