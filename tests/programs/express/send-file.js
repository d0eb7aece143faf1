const express = require('express');
const fs = require('fs');
const path = require('path');
const { show, brief } = require('./lib/ask');

const folder = path.join(__dirname, 'files-send');
const when = new Date('2024-03-01T09:00:00Z');
fs.mkdirSync(path.join(folder, 'sub'), { recursive: true });
for (const [name, text] of [['report.txt', '보고서 내용'], ['page.html', '<p>page</p>'], ['.hidden', 'hidden']]) {
  fs.writeFileSync(path.join(folder, name), text);
  fs.utimesSync(path.join(folder, name), when, when);
}

const app = express();
app.get('/file', (req, res) => res.sendFile(path.join(folder, 'page.html')));
app.get('/root', (req, res) => res.sendFile('report.txt', { root: folder, maxAge: 60000, headers: { 'X-Sent': 'yes' } }));
app.get('/callback', (req, res) => {
  res.sendFile(path.join(folder, 'page.html'), (error) => console.log('sent', error));
});
app.get('/missing', (req, res) => {
  res.sendFile(path.join(folder, 'none.txt'), (error) => {
    console.log(error.code, error.status, error.message.replace(__dirname, ''), res.headersSent);
    res.status(error.status).send('not there');
  });
});
app.get('/missing-next', (req, res) => res.sendFile(path.join(folder, 'none.txt')));
app.get('/folder', (req, res) => res.sendFile(path.join(folder, 'sub')));
app.get('/hidden', (req, res) => res.sendFile('.hidden', { root: folder }));
app.get('/hidden-allowed', (req, res) => res.sendFile('.hidden', { root: folder, dotfiles: 'allow' }));
app.get('/up', (req, res) => res.sendFile('../send-file.js', { root: folder }));
app.get('/relative', (req, res) => res.sendFile('page.html'));
app.get('/none', (req, res) => res.sendFile());
app.get('/number', (req, res) => res.sendFile(5));
app.get('/download', (req, res) => res.download(path.join(folder, 'report.txt')));
app.get('/download-as', (req, res) => res.download(path.join(folder, 'report.txt'), '성적표 2024.txt'));
app.get('/download-root', (req, res) => res.download('report.txt', 'r.txt', { root: folder, headers: { 'X-A': 'b', 'Content-Disposition': 'no' } }, (error) => console.log('downloaded', error)));
app.use((req, res) => res.status(404).send('no function'));
app.use((err, req, res, next) => {
  res.status(err.status || 500).send(`${err.name}: ${err.message.replace(__dirname, '')}`);
});

const server = app.listen(6622, async () => {
  for (const name of ['file', 'root', 'callback', 'hidden-allowed', 'download', 'download-as', 'download-root']) await show(6622, `GET /${name}`);
  for (const name of ['missing', 'missing-next', 'folder', 'hidden', 'up', 'relative', 'none', 'number']) await brief(6622, `GET /${name}`);
  await brief(6622, 'GET /file', { Range: 'bytes=0-2' });
  fs.rmSync(folder, { recursive: true });
  server.close();
});
