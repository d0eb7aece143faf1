// The parts of a URL may be changed; what does not fit is left.
const start = "https://user:pw@example.com:8080/a/b?c=d#e";
const changes = [["href", "http://h/"], ["protocol", "http"], ["protocol", "ftp:"], ["protocol", "foo"],
  ["protocol", "1"], ["username", "김"], ["username", ""], ["password", "a:b@c"],
  ["host", "h:1"], ["host", "h"], ["host", "한글.kr:443"], ["host", ""], ["hostname", "127.1"],
  ["hostname", "a:1"], ["hostname", "a b"], ["port", ""], ["port", "443"], ["port", "90000"],
  ["port", "12x"], ["port", "x"], ["pathname", ""], ["pathname", "x/../y z"], ["pathname", "?#"],
  ["search", ""], ["search", "?"], ["search", "a=b c&한=글"], ["search", "#'"], ["hash", ""],
  ["hash", "#x y"], ["hash", "`"], ["origin", "x"]];
for (const [part, value] of changes) {
  const url = new URL(start);
  url[part] = value;
  console.log("%s = %j: %s", part, value, url.href);
}
const plain = new URL("foo:bar");
for (const part of ["host", "port", "username", "pathname"]) plain[part] = "x";
plain.search = "q";
console.log(plain.href);
const url = new URL("http://a/?x=1");
const { searchParams } = url;
searchParams.append("y", "2 3");
console.log(url.href);
url.search = "?z=9";
console.log([...searchParams], searchParams === url.searchParams);
searchParams.delete("z");
console.log(url.href, url.search);
url.href = "http://b/?new=1";
console.log(searchParams.get("new"));
