// Outside production the page shows the stack.
const express = require('express');
const { ask } = require('./lib/ask');

const app = express();
app.get('/throw', function boom() {
  throw new RangeError('<b>한글</b> & "quotes"');
});
app.get('/text', (req, res, next) => next('just a text'));

const server = app.listen(6608, async () => {
  const { status, headers, text } = await ask(6608, 'GET /throw');
  console.log(status, headers['content-type'], headers['content-security-policy']);
  console.log(text.split('<br>')[0]);
  console.log(text.includes('&nbsp;at boom (') && text.includes('errors-page.js:7:9)'));
  console.log((await ask(6608, 'GET /text')).text);
  server.close();
});
