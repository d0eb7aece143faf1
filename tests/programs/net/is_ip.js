// net.isIP, isIPv4 and isIPv6: what is an address, and of which kind.
const net = require("net");
const texts = [
  "127.0.0.1", "0.0.0.0", "255.255.255.255", "256.1.1.1", "01.2.3.4",
  "1.2.3", "1.2.3.4.5", " 1.2.3.4", "1.2.3.4 ", "", "localhost",
  "::", "::1", "1::", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7::",
  "::2:3:4:5:6:7:8", "1::1.2.3.4", "::1.2.3.4", "1:2:3:4:5:6:1.2.3.4",
  "1:2:3:4:5::1.2.3.4", "1:2:3:4:5:6:7:1.2.3.4", "fe80::1%eth0", "fe80::1%",
  "1:::2", "::ffff:127.0.0.1", "12345::", "g::", ":1", "1:", "1:2:3:4:5:6:7",
  "1:2:3:4:5:6:7:8:9", "1::2::3", "::1.2.3", "1.2.3.4::", "ABCD::ef01",
];
for (const text of texts) {
  console.log(JSON.stringify(text), net.isIP(text), net.isIPv4(text),
              net.isIPv6(text));
}
console.log(net.isIP(undefined), net.isIP(null), net.isIP(123), net.isIP({}));
