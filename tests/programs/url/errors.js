// What is no URL, and what the error says.
for (const [input, base] of [["x"], ["/a"], ["http://"], ["http://a b"], ["http://a:99999"],
  ["http://a:x"], ["http://[::1"], ["http://[1:2]"], ["http://256.1.1.1"], ["http://1.2.3.4.5"],
  ["http://a%b"], ["http://a^b"], ["x", "y"], ["x", "mailto:a"], ["foo://a b"], [""],
  ["http://xn--a.com"], ["https://\ufffd.com"]]) {
  try {
    new URL(input, base);
    console.log("no error");
  } catch (error) {
    console.log(error.name, error.code, error.message, error.input, error.base,
      Object.keys(error), error instanceof TypeError);
  }
}
for (const call of [() => new URL(), () => URL("http://a"), () => URL.canParse(),
  () => { new URL("http://a").href = "b"; }, () => new URL(Symbol("s")),
  () => new URLSearchParams([1]), () => new URLSearchParams([["a"]]),
  () => new URLSearchParams({ [Symbol.iterator]: 1 }), () => new URLSearchParams().get(),
  () => new URLSearchParams().append("a"), () => new URLSearchParams().forEach(1),
  () => URLSearchParams.prototype.get.call({}, "a")]) {
  try {
    call();
    console.log("no error");
  } catch (error) {
    console.log(`${error.name} ${error.code}: ${error.message}`);
  }
}
