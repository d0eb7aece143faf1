// A client that comes back with longer and longer waits, and sends what it
// kept.
const {WebSocket, WebSocketServer} = require('ws');
const {EventEmitter} = require('events');
class Reconnecting extends EventEmitter {
  #url;
  #tries = 0;
  #queue = [];
  #ws;
  #over = false;
  constructor(url, {first = 20, most = 160, factor = 2} = {}) {
    super();
    this.#url = url;
    Object.assign(this, {first, most, factor});
    this.#open();
  }
  #open() {
    this.#ws = new WebSocket(this.#url);
    this.#ws.onopen = ({type, target}) => {
      this.emit('up', this.#tries, type, target === this.#ws);
      this.#tries = 0;
      while (this.#queue.length) this.#ws.send(this.#queue.shift());
    };
    this.#ws.onmessage = ({data, type}) =>
        this.emit('message', data, typeof data, type);
    this.#ws.onerror = ({message, error}) =>
        this.emit('trouble', message, error.code);
    this.#ws.onclose = ({code, reason, wasClean}) => {
      this.emit('down', code, reason, wasClean);
      if (this.#over || code === 1000) {
        this.emit('end');
        return;
      }
      const wait =
          Math.min(this.first * this.factor ** this.#tries++, this.most);
      this.emit('wait', wait);
      setTimeout(() => this.#open(), wait);
    };
  }
  send(text) {
    if (this.#ws.readyState === WebSocket.OPEN)
      this.#ws.send(text);
    else
      this.#queue.push(text);
  }
  close() {
    this.#over = true;
    this.#ws.close(1000, 'done');
  }
}
const client = new Reconnecting('ws://127.0.0.1:6576');
for (const name of ['up', 'down', 'wait', 'trouble', 'end', 'message'])
  client.on(name, (...what) => console.log(name, ...what));
client.send('kept 1');
client.send('kept 2');
let wss;
function serve(how) {
  wss = new WebSocketServer({port: 6576}, () => console.log('serving', how));
  wss.on('connection', (ws) => {
    ws.on('message', (data) => {
      console.log('server got', String(data));
      ws.send(`echo ${data}`);
      if (how === 'restart' && String(data) === 'kept 2') {
        client.once('down', () => client.send('kept 3'));
        ws.close(1012, 'restart');
        wss.close(() => setTimeout(() => serve('crash'), 100));
      }
      if (how === 'crash' && String(data) === 'kept 3') {
        client.once('down', () => client.send('kept 4'));
        ws.terminate();
        wss.close(() => setTimeout(() => serve('last'), 100));
      }
      if (how === 'last' && String(data) === 'kept 4')
        setTimeout(() => client.close(), 10);
    });
  });
}
client.on('end', () => wss.close(() => console.log('all over')));
setTimeout(() => serve('restart'), 230);
