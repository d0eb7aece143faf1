// Cookies, forms, queries: what a small site does by hand.
const http = require('http');
const { URL } = require('url');
const querystring = require('querystring');
const sessions = new Map();
const cookies = (text = '') => Object.fromEntries(text.split('; ').filter(Boolean).map((pair) => pair.split('=')));
const routes = {
  'GET /': (req, res) => res.end('home'),
  'GET /search': (req, res, url) => res.end(`찾기: ${url.searchParams.get('q')}`),
  'POST /login': async (req, res) => {
    let body = '';
    for await (const chunk of req) body += chunk;
    const { name } = querystring.parse(body);
    sessions.set('1', name);
    res.writeHead(302, { 'Set-Cookie': 'session=1; HttpOnly; Path=/', Location: '/me' }).end();
  },
  'GET /me': (req, res) => {
    const name = sessions.get(cookies(req.headers.cookie).session);
    if (!name) { res.writeHead(401).end('누구세요?'); return; }
    res.end(`반가워요, ${name}`);
  },
};
const server = http.createServer((req, res) => {
  const url = new URL(req.url, `http://${req.headers.host}`);
  const route = routes[`${req.method} ${url.pathname}`];
  if (!route) { res.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('없어요'); return; }
  route(req, res, url);
});
const ask = (path, options = {}, body) => new Promise((resolve) => {
  http.request(`http://localhost:6465${path}`, options, async (res) => {
    let text = '';
    for await (const chunk of res.setEncoding('utf8')) text += chunk;
    console.log(options.method ?? 'GET', decodeURI(path), res.statusCode, res.headers.location, res.headers['set-cookie'], text);
    resolve(res);
  }).end(body);
});
server.listen(6465, async () => {
  await ask('/');
  await ask('/search?q=%EA%B3%A0%EC%96%91%EC%9D%B4');
  await ask('/me');
  const login = await ask('/login', { method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } }, 'name=%EC%A7%80%EB%AF%BC&x=1');
  await ask('/me', { headers: { Cookie: login.headers['set-cookie'][0].split(';')[0] } });
  await ask('/nowhere');
  server.close();
});
