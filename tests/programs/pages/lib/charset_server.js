// Says in the header what the bytes are; the document says something else.
const http = require('http');
const korean = {
  '/': ['text/html; charset=EUC-KR',
        'PCFET0NUWVBFIGh0bWw+PG1ldGEgY2hhcnNldD0idXRmLTgiPg==', 'sKGzqrTZ'],
  '/typed.js': ['text/javascript; charset="euc-kr"', 'Y29uc29sZS5sb2coJw==',
                'x9Gx2ycpOw=='],
  '/utf8.js': ['text/javascript; charset=utf-8', 'Y29uc29sZS5sb2coJw==',
               '7ZWc6riAJyk7'],
  '/text': ['text/plain; charset=euc-kr', '', 'x9GxuQ=='],
};
const script = `<script>
console.log(document.characterSet, document.body.textContent.slice(0, 3));
</script><script src="typed.js"></script><script src="utf8.js"></script>
<script>
const request = new XMLHttpRequest();
request.onload = async () => {
  console.log(request.responseText);
  const text = await (await fetch('/text')).text();
  console.log(text.length, text.codePointAt(0).toString(16));
};
request.open('GET', '/text');
request.send();
</script>`;
http.createServer((request, response) => {
  const [type, head, text] = korean[request.url] ?? [];
  if (type === undefined) {
    response.writeHead(404).end();
    return;
  }
  response.setHeader('Content-Type', type);
  response.end(Buffer.concat([
    Buffer.from(head, 'base64'), Buffer.from(text, 'base64'),
    Buffer.from(request.url === '/' ? script : ''),
  ]));
}).listen(6895);
