// socket.io: namespaces, middleware, rooms, acks, broadcast, volatile,
// disconnect.
const {Server} = require('socket.io');
const {io: connect} = require('socket.io-client');
const io = new Server(6736, {connectionStateRecovery: undefined});
const log = console.log;
io.use((socket, next) => {
  const {token} = socket.handshake.auth;
  if (!token) {
    const e = new Error('no token');
    e.data = {code: 401};
    return next(e);
  }
  socket.data.user = token;
  next();
});
io.on('connection', (socket) => {
  log('main', socket.data.user, socket.rooms.size);
  socket.on('join', async (room, ack) => {
    await socket.join(room);
    socket.to(room).emit('joined', socket.data.user);
    ack([...socket.rooms].filter((r) => r !== socket.id));
  });
  socket.on(
      'say', (room, text) => io.to(room).emit('said', socket.data.user, text));
  socket.on(
      'but',
      (room, text) =>
          socket.broadcast.to(room).emit('said', socket.data.user, text));
  socket.on('sum', (...args) => {
    const ack = args.pop();
    ack(args.reduce((a, b) => a + b, 0));
  });
  socket.on('bytes', (o, ack) => {
    log(o);
    ack({back: Buffer.concat([o.data, Buffer.from([9])])});
  });
  socket.use(([event, ...args], next) => {
    if (event === 'forbidden') return next(new Error('not allowed'));
    next();
  });
  socket.on('error', (e) => {
    log('socket error', e.message);
    socket.emit('refused', e.message);
  });
  socket.on(
      'disconnecting',
      (reason) =>
          log('disconnecting', socket.data.user, reason, socket.rooms.size));
  socket.on(
      'disconnect',
      (reason) =>
          log('disconnect', socket.data.user, reason, socket.rooms.size));
});
const admin = io.of('/admin');
admin.use(
    (socket, next) => next(
        socket.handshake.query.role === 'admin' ? undefined :
                                                  new Error('admins only')));
admin.on('connection', (socket) => {
  log('admin', socket.nsp.name);
  socket.on('who', async (ack) => {
    const all = await io.fetchSockets();
    ack(all.map((s) => s.data.user).sort());
  });
  socket.on('kick', async (user, ack) => {
    for (const s of await io.fetchSockets())
      if (s.data.user === user) s.disconnect(true);
    ack();
  });
});
const client = (path, options) => connect(`http://localhost:6736${path}`, {
  reconnection: false,
  forceNew: true,
  transports: ['websocket'],
  ...options
});
const up = (s) => new Promise((done) => {
  s.on('connect', () => done(s));
  s.on('connect_error', (e) => {
    log('connect_error', e.message, e.data);
    done(s);
  });
});
(async () => {
  const nobody = await up(client('/'));
  log(nobody.connected, nobody.active);
  nobody.close();
  const a = await up(client('/', {auth: {token: 'a'}}));
  const b = await up(client('/', {auth: (cb) => cb({token: 'b'})}));
  const c = await up(client('/', {auth: {token: 'c'}}));
  for (const [n, s] of [['a', a], ['b', b], ['c', c]]) {
    s.onAny((event, ...args) => log(n, event, args));
    s.on('disconnect', (r) => log(n, 'disconnect', r));
  }
  log(await a.emitWithAck('join', 'red'));
  log(await b.emitWithAck('join', 'red'));
  log(await c.emitWithAck('join', 'blue'));
  a.emit('say', 'red', '빨강');
  a.emit('but', 'red', 'not me');
  c.emit('say', 'blue', 'alone');
  log(await a.timeout(500).emitWithAck('sum', 1, 2, 3.5));
  try {
    await a.timeout(30).emitWithAck('nothing');
  } catch (e) {
    log(e.message);
  }
  log(await b.emitWithAck(
      'bytes', {data: Buffer.from([1, 2]), deep: [new Uint8Array([3])]}));
  a.emit('forbidden');
  a.emit('sum', 1, (n) => log('callback', n));
  await new Promise((d) => a.once('refused', d));
  const stranger = await up(client('/admin', {auth: {token: 'x'}}));
  stranger.close();
  const boss = await up(client('/admin', {query: {role: 'admin'}}));
  log(await boss.emitWithAck('who'));
  await boss.emitWithAck('kick', 'b');
  log(await boss.emitWithAck('who'));
  const all = await io.timeout(500).emitWithAck('poll').catch((e) => e.message);
  log(all);
  a.once('poll', (ack) => ack('A'));
  c.once('poll', (ack) => ack('C'));
  log((await io.timeout(500).emitWithAck('poll')).sort());
  io.in('red').socketsJoin('purple');
  log([...io.of('/').adapter.rooms.keys()].filter((r) => r.length < 10).sort());
  io.in('purple').disconnectSockets();
  await new Promise((d) => setTimeout(d, 30));
  c.disconnect();
  boss.disconnect();
  setTimeout(() => io.close(() => log('closed')), 30);
})();
