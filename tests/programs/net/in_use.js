// A port that is taken; and what is wrong with listening twice.
const net = require("net");
const first = net.createServer();
first.listen(6303, "127.0.0.1", () => {
  const second = net.createServer();
  second.on("error", (error) => {
    console.log(error.message, error.code, error.syscall, error.port);
    console.log(second.listening, second.address());
    try {
      first.listen(6304);
    } catch (again) {
      console.log(again.code, again.message);
    }
    second.listen(6304, () => {
      console.log("second listens", second.address());
      second.close();
      first.close();
    });
  });
  second.listen(6303, "127.0.0.1");
  console.log("asked");
});
first.on("close", () => console.log("first closed"));
const never = net.createServer();
never.close((error) => console.log(error.code, error.message));
