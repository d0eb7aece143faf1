// dns.lookup and dns.promises.lookup of localhost, addresses and nothing.
const dns = require("dns");
const show = (name) => (...words) => {
  if (words[0] instanceof Error) {
    const { message, code, errno, syscall, hostname } = words[0];
    words = [message, code, errno, syscall, hostname];
  }
  console.log(name, ...words);
};
dns.lookup("127.0.0.1", show("IPv4"));
dns.lookup("::1", { all: true }, show("IPv6, all"));
dns.lookup("127.0.0.1", { family: 6 }, show("IPv4 as IPv6"));
dns.lookup("127.0.0.1", 4, show("family 4"));
async function names() {
  console.log(await dns.promises.lookup("localhost"));
  console.log(await dns.promises.lookup("localhost", { all: true }));
  console.log(await require("dns/promises").lookup("localhost", 4));
  await dns.promises.lookup("no.invalid").catch(show("promise"));
  await new Promise((done) => {
    dns.lookup("localhost", (...words) => {
      show("localhost")(...words);
      dns.lookup("localhost", { family: 6 }, (...more) => {
        show("localhost, 6")(...more);
        dns.lookup("no.invalid", (...last) => {
          show("no.invalid")(...last);
          done();
        });
      });
    });
  });
}
names();
function attempt(...args) {
  try {
    dns.lookup(...args);
  } catch (error) {
    console.log(error.code, error.message);
  }
}
attempt(3, () => {});
attempt("a");
attempt("a", 5, () => {});
attempt("a", "x", () => {});
attempt("a", { family: 7 }, () => {});
attempt("a", { hints: 7777 }, () => {});
attempt("a", { all: 1 }, () => {});
attempt("a", { verbatim: 1 }, () => {});
attempt("a", { order: 1 }, () => {});
console.log(dns.getDefaultResultOrder(), dns.ADDRCONFIG, dns.NOTFOUND,
            dns.promises === require("dns/promises"));
