// ask(port, "GET /path", headers, body): sends a request, prints what comes,
// and answers {status, headers, text}.
const http = require('http');

function ask(port, line, headers = {}, body = undefined) {
  const [method, path] = line.split(' ');
  return new Promise((resolve, reject) => {
    const request = http.request({ port, method, path, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part) => { text += part; });
      response.on('end', () => {
        delete response.headers.date;
        resolve({ status: response.statusCode, headers: response.headers, text });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

// As ask(), and prints the whole answer.
async function show(port, line, headers, body) {
  const answer = await ask(port, line, headers, body);
  console.log(`--- ${line}: ${answer.status}`);
  console.log(answer.headers);
  console.log(answer.text);
  return answer;
}

// As ask(), and prints status and text.
async function brief(port, line, headers, body) {
  const answer = await ask(port, line, headers, body);
  console.log(`${line}: ${answer.status} ${answer.text}`);
  return answer;
}

// JSON as a body.
function post(port, line, value, how = brief) {
  return how(port, line, { 'Content-Type': 'application/json' }, JSON.stringify(value));
}

module.exports = { ask, show, brief, post };
