// Says hello; who hears the third hello says goodbye.
const WebSocket = require('ws');
const [, , port, name] = process.argv;
const ws = new WebSocket(`ws://localhost:${port}/?name=${name}`);
ws.on('open', () => console.log('open'));
ws.on('message', (data) => {
  const text = `${data}`;
  console.log(text);
  if (text === 'park is here' && name === 'park') ws.send('hello');
  if (text === 'park: hello' && name === 'kim') ws.close(4000, 'bye');
  if (text === 'kim has left' && name === 'lee') ws.close(4001, 'bye too');
  if (text === 'lee has left') ws.terminate();
});
ws.on('close', (code) => console.log('close', code));
