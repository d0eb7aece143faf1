// A chat with rooms and names on one ws server; three people come, talk and go.
const {WebSocketServer, WebSocket} = require('ws');
const wss = new WebSocketServer({port: 6575});
const rooms = new Map();
const write = (ws, type, fields) => ws.send(JSON.stringify({type, ...fields}));
const members =
    (room) => [...(rooms.get(room) ?? [])].map((ws) => ws.name).sort();
function leave(ws) {
  const room = rooms.get(ws.room);
  if (!room?.delete(ws)) return;
  for (const other of room)
    write(other, 'left', {name: ws.name, members: members(ws.room)});
  if (room.size === 0) rooms.delete(ws.room);
  ws.room = undefined;
}
const commands = {
  join(ws, {room, name}) {
    leave(ws);
    Object.assign(ws, {room, name});
    if (!rooms.has(room)) rooms.set(room, new Set());
    for (const other of rooms.get(room)) write(other, 'joined', {name});
    rooms.get(room).add(ws);
    write(ws, 'welcome', {room, members: members(room)});
  },
  say(ws, {text}) {
    for (const other of rooms.get(ws.room) ?? [])
      write(other, 'said', {name: ws.name, text, mine: other === ws});
  },
  whisper(ws, {to, text}) {
    const found = [...wss.clients].find((other) => other.name === to);
    if (found)
      write(found, 'whispered', {name: ws.name, text});
    else
      write(ws, 'error', {message: `${to} is not here`});
  },
};
wss.on('connection', (ws, request) => {
  console.log(
      '+', new URL(request.url, 'ws://x').searchParams.get('token'),
      wss.clients.size);
  ws.on('message', (data) => {
    let message;
    try {
      message = JSON.parse(data);
    } catch (error) {
      write(ws, 'error', {message: error.message});
      return;
    }
    const command = commands[message.type];
    if (!command) {
      write(ws, 'error', {message: `no ${message.type}`});
      return;
    }
    command(ws, message);
  });
  ws.on('close', (code, reason) => {
    leave(ws);
    console.log('-', ws.name, code, String(reason), [...rooms.keys()]);
    if (wss.clients.size === 0) wss.close(() => console.log('closed'));
  });
});
function person(name) {
  const ws =
      new WebSocket(`ws://localhost:6575/?token=${encodeURIComponent(name)}`);
  const heard = [];
  const waiting = [];
  ws.on('message', (data) => {
    const m = JSON.parse(data);
    console.log(name, m);
    if (waiting.length)
      waiting.shift()(m);
    else
      heard.push(m);
  });
  return {
    ws,
    opened: new Promise((done) => ws.on('open', done)),
    next: () => heard.length ? Promise.resolve(heard.shift()) :
                               new Promise((done) => waiting.push(done)),
    say: (m) => ws.send(typeof m === 'string' ? m : JSON.stringify(m)),
    gone: new Promise(
        (done) => ws.on(
            'close',
            (code, reason) => {
              console.log(name, 'close', code, reason.toString());
              done();
            }))
  };
}
(async () => {
  const a = person('민지');
  await a.opened;
  a.say({type: 'join', room: '로비', name: '민지'});
  await a.next();
  const b = person('bob');
  await b.opened;
  b.say({type: 'join', room: '로비', name: 'bob'});
  await b.next();
  await a.next();
  const c = person('c');
  await c.opened;
  c.say({type: 'join', room: 'other', name: 'c'});
  await c.next();
  a.say({type: 'say', text: '안녕!'});
  await a.next();
  await b.next();
  c.say({type: 'say', text: 'alone'});
  await c.next();
  c.say({type: 'whisper', to: 'bob', text: 'psst'});
  await b.next();
  c.say({type: 'whisper', to: 'nobody', text: 'psst'});
  await c.next();
  c.say('{broken');
  await c.next();
  c.say({type: 'fly'});
  await c.next();
  b.say({type: 'join', room: 'other', name: 'bob'});
  await b.next();
  await c.next();
  await a.next();
  a.ws.close(1000, 'bye');
  await a.gone;
  b.ws.terminate();
  await b.gone;
  await c.next();
  c.ws.close();
  await c.gone;
})();
