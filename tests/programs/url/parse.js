// URL takes an address apart and puts it together again.
const addresses = [
  "http://example.com", "HTTPS://User:Pa%20ss@Example.COM:443/a/./b/../c?x=1&y=2#frag",
  "ws://localhost:6005/chat?room=한글", "wss://서버.한국/경로/파일#조각",
  "http://127.1", "http://0x7f.0.0.1:8080", "http://[::1]:3000/", "http://[1:2::7.8.9.10]",
  "file:///C|/a/../b", "file:///etc/hosts", "data:text/plain,hello world#x",
  "mailto:kim@example.com", "javascript:alert(1)", "blob:https://a.com/id",
  "foo://host:1/a?b", "http:\\\\a\\b", " http://a\tb/\n ", "http://faß.de/ß",
  "http://a/%2e%2E/b/%41", "http://ex%41mple.com", "http://u@h", "http://:p@h",
];
const parts = ["href", "origin", "protocol", "username", "password", "host",
  "hostname", "port", "pathname", "search", "hash"];
for (const address of addresses) {
  const url = new URL(address);
  console.log(JSON.stringify(address));
  for (const part of parts) console.log("  %s: %j", part, url[part]);
}
