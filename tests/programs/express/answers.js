// Every way to send an answer, with all its headers.
const express = require('express');
const { show } = require('./lib/ask');

const app = express();
app.get('/text', (req, res) => res.send('text'));
app.get('/html', (req, res) => res.send('<p>안녕</p>'));
app.get('/buffer', (req, res) => res.send(Buffer.from('bytes')));
app.get('/object', (req, res) => res.send({ a: 1 }));
app.get('/array', (req, res) => res.send([1, '둘', null]));
app.get('/null', (req, res) => res.send(null));
app.get('/true', (req, res) => res.send(true));
app.get('/nothing', (req, res) => res.send());
app.get('/empty', (req, res) => res.send(''));
app.get('/json', (req, res) => res.json({ name: '민수', list: [1, 2] }));
app.get('/json-null', (req, res) => res.json(null));
app.get('/json-undefined', (req, res) => res.json(undefined));
app.get('/json-text', (req, res) => res.json('text'));
app.get('/created', (req, res) => res.status(201).json({ id: 1 }));
app.get('/status', (req, res) => res.sendStatus(404));
app.get('/status/:code', (req, res) => res.sendStatus(Number(req.params.code)));
app.get('/204', (req, res) => res.status(204).send('not sent'));
app.get('/205', (req, res) => res.status(205).send('not sent'));
app.get('/end', (req, res) => res.end());
app.get('/write', (req, res) => {
  res.write('one ');
  res.end('two');
});
app.get('/type', (req, res) => res.type('text').send('plain'));
app.get('/xml', (req, res) => res.set('Content-Type', 'text/xml').send('<a/>'));
app.get('/latin', (req, res) => res.set('Content-Type', 'text/plain; charset=latin1').send('é'));
app.get('/long', (req, res) => res.send('가'.repeat(500)));
app.get('/own-etag', (req, res) => res.set('ETag', '"mine"').send('x'));

const server = app.listen(6612, async () => {
  for (const path of [
    '/text', '/html', '/buffer', '/object', '/array', '/null', '/true', '/nothing', '/empty',
    '/json', '/json-null', '/json-undefined', '/json-text', '/created', '/status',
    '/status/200', '/status/418', '/status/599', '/204', '/205', '/end', '/write', '/type',
    '/xml', '/latin', '/long', '/own-etag',
  ]) await show(6612, `GET ${path}`);
  server.close();
});
