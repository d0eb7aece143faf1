// A chat with nicknames, rooms and whispers, as it is written in a class.
const { Server } = require("socket.io");
const { io: connect } = require("socket.io-client");

const io = new Server(6731);
const people = new Map();

function leave(socket) {
  const { nick, room } = socket.data;
  people.delete(nick);
  if (room) io.to(room).emit("notice", `${nick}님이 나갔습니다`);
}
io.on("connection", (socket) => {
  socket.on("join", ({ nick, room }, done) => {
    if (people.has(nick)) {
      done({ ok: false, error: "이미 있는 이름입니다" });
      return;
    }
    people.set(nick, socket.id);
    Object.assign(socket.data, { nick, room });
    socket.join(room);
    socket.to(room).emit("notice", `${nick}님이 들어왔습니다`);
    done({ ok: true, people: [...people.keys()] });
  });
  socket.on("message", (text) => {
    const { nick, room } = socket.data;
    io.to(room).emit("message", { nick, text });
  });
  socket.on("whisper", ({ to, text }) => {
    if (people.has(to)) {
      socket.to(people.get(to)).emit("whisper", {
        from: socket.data.nick, text,
      });
    } else {
      socket.emit("notice", `${to}님은 없습니다`);
    }
  });
  socket.once("disconnect", () => leave(socket));
});

class Person {
  constructor(nick, room) {
    this.nick = nick;
    this.log = [];
    this.socket = connect("http://localhost:6731", {
      forceNew: true, transports: ["websocket"],
    });
    for (const event of ["notice", "message", "whisper"]) {
      this.socket.on(event, (data) => this.log.push([event, data]));
    }
    this.joined = this.socket.emitWithAck("join", { nick, room });
  }
}
const pause = () => new Promise((done) => setTimeout(done, 30));

(async () => {
  const minji = new Person("민지", "게임");
  console.log(await minji.joined);
  const jun = new Person("준", "게임");
  console.log(await jun.joined);
  const hana = new Person("하나", "음악");
  console.log(await hana.joined);
  console.log(await new Person("준", "음악").joined);
  minji.socket.send("안녕?");
  await pause();
  jun.socket.send("응, 안녕!");
  hana.socket.send("여기 누구 있어요?");
  minji.socket.emit("whisper", { to: "하나", text: "이리 와" });
  minji.socket.emit("whisper", { to: "없음", text: "?" });
  await pause();
  jun.socket.disconnect();
  await pause();
  for (const { nick, log } of [minji, jun, hana]) console.log(nick, log);
  console.log([...people.keys()]);
  process.exit();
})();
