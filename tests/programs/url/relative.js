// An address relative to another one.
const base = "http://a/b/c/d;p?q";
for (const relative of ["g", "./g", "g/", "/g", "//g", "?y", "g?y", "#s", "g#s", ";x",
  "", ".", "./", "..", "../", "../g", "../..", "../../g", "../../../g", "/./g", "/../g",
  "g.", ".g", "..g", "./../g", "./g/.", "g/./h", "g;x=1/../y", "g?y/./x", "http:g",
  "mailto:x", "\\\\h\\p", "한글"]) {
  console.log(JSON.stringify(relative), new URL(relative, base).href);
}
console.log(new URL("x", "file:///C:/a/b").href, new URL("/x", "file:///C:/a").href);
console.log(new URL("//h/x", "ws://a/b").href, new URL("#f", "mailto:a@b").href);
console.log(URL.canParse("x"), URL.canParse("x", "http://a"), URL.parse("x"),
  URL.parse("http://한")?.host);
