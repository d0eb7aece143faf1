const express = require('express');
const fs = require('fs');
const path = require('path');
const { show, brief, ask } = require('./lib/ask');

// A folder of files whose times are known.
const folder = path.join(__dirname, 'public-static');
const when = new Date('2024-03-01T09:00:00Z');
function write(name, text) {
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
  fs.utimesSync(file, when, when);
}
write('index.html', '<h1>첫 화면</h1>\n');
write('app.js', 'console.log(1);\n');
write('style.css', 'body { color: red }\n');
write('data.json', '{"a":1}\n');
write('한글 이름.txt', '내용\n');
write('docs/index.html', 'docs\n');
write('.secret', 'hidden\n');
write('.well-known/x.txt', 'known\n');
write('no-ending', 'plain?\n');
write('page.html', 'page\n');
write('empty.txt', '');

const app = express();
app.use(express.static(folder));
app.use('/long', express.static(folder, { maxAge: '1d', immutable: true, etag: false, lastModified: false }));
app.use('/deny', express.static(folder, { dotfiles: 'deny' }));
app.use('/allow', express.static(folder, { dotfiles: 'allow' }));
app.use('/ends', express.static(folder, { extensions: ['htm', 'html'], index: false, redirect: false }));
app.use('/only', express.static(folder, { fallthrough: false }));
app.use('/mine', express.static(folder, {
  setHeaders(res, file, stat) {
    res.set('X-File', `${path.basename(file)} ${stat.size}`);
  },
}));
app.use((err, req, res, next) => {
  console.log(err.name, err.message.replace(__dirname, ''), err.status, err.code, err.expose);
  res.status(err.status).send(err.name);
});

const server = app.listen(6619, async () => {
  for (const line of ['GET /', 'GET /app.js', 'HEAD /style.css', 'GET /data.json', 'GET /no-ending', 'GET /docs', 'GET /docs?x=1',
    'GET /docs/', `GET /${encodeURIComponent('한글 이름.txt')}`, 'GET /empty.txt', 'GET /long/app.js', 'GET /mine/app.js',
    'GET /ends/page', 'GET /deny']) await show(6619, line);
  for (const line of ['GET /nothing', 'GET /.secret', 'GET /deny/.secret', 'GET /allow/.secret', 'GET /.well-known/x.txt', 'GET /deny/.well-known/x.txt',
    'GET /../static.js', 'GET /%2e%2e/static.js', 'GET /%00', 'GET /%zz', 'GET /ends/docs', 'GET /ends/', 'GET /app.js/', 'POST /app.js',
    'GET /only/nothing', 'POST /only/app.js', 'GET /only/%zz', 'GET /only/%2e%2e/x']) {
    const { status, headers, text } = await ask(6619, line);
    console.log(line, status, headers.allow, text.split('\n')[0]);
  }
  fs.rmSync(folder, { recursive: true });
  server.close();
});
