// The older functions of the module url.
const url = require("url");
console.log(url.parse("http://user:pass@Host.com:8080/p/a/t/h?query=string#hash"));
console.log(url.parse("/path?a=1&b=2&a=3", true));
console.log(url.parse("//host/path"), url.parse("//host/path", false, true));
console.log(url.parse("mailto:a@b.c").href, url.parse("javascript:alert('x')").pathname);
console.log(url.parse("http://한글.kr/경로 x?q=`").href, url.parse("x:y").host, url.parse(" http://a\\b?\\ ").href);
for (const [from, to] of [["/one/two/three", "four"], ["http://example.com/", "/one"],
  ["http://example.com/one", "/two"], ["http://a/b/c?d", "../e?f"], ["http://a/b", "https://c"],
  ["http://a/b", "//c/d"], ["mailto:a@b", "c@d"], ["/a/b", "../../../c"], ["http://a", "?x"], ["", "x"], ["a/b/", "."]]) {
  console.log(from, to, url.resolve(from, to));
}
console.log(url.format({ protocol: "https", hostname: "a.com", port: 8, pathname: "x#y", query: { q: [1, 2], r: "한" }, hash: "h" }));
console.log(url.format({ host: "a:1", slashes: true, pathname: "p", search: "s#" }), url.format({ protocol: "file", pathname: "/x" }));
const whatwg = new URL("http://u:p@한글.kr/a?b#c");
console.log(url.format(whatwg), url.format(whatwg, { auth: false, fragment: false, search: false, unicode: true }));
console.log(url.fileURLToPath("file:///a%20b/한글"), url.pathToFileURL("/a b/#한글?%").href, url.pathToFileURL("/x/").href);
console.log(url.fileURLToPath("file:///C:/a/b", { windows: true }), url.fileURLToPath("file://srv/x", { windows: true }));
console.log(url.domainToASCII("한글.한국"), url.domainToASCII("xn--a"), url.domainToUnicode("xn--bj0bj06e.xn--3e0b707e"), url.domainToASCII("a b"));
console.log(url.urlToHttpOptions(new URL("https://u:%ED%95%9C@[::1]:44/p?q#h")));
for (const call of [() => url.parse(1), () => url.parse("http://a^b:c"), () => url.parse("http://\ud800"), () => url.format(1), () => url.fileURLToPath("http://a"),
  () => url.fileURLToPath("file://host/a"), () => url.fileURLToPath("file:///a%2fb"), () => url.fileURLToPath(1), () => url.pathToFileURL(1), () => url.fileURLToPath("file:///a", { windows: true })]) {
  try {
    console.log(call());
  } catch (error) {
    console.log(`${error.name} ${error.code}: ${error.message}`);
  }
}
console.log(url.URL === URL, url.URLSearchParams === URLSearchParams, Object.keys(url));
