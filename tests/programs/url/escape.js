// The global functions on URIs, and the older escape and unescape.
const text = "a b&c=d/e?f#g한글😀-_.!~*'();:@,$+%";
console.log(encodeURI(text));
console.log(encodeURIComponent(text));
console.log(escape(text));
console.log(unescape(escape(text)) === text, decodeURIComponent(encodeURIComponent(text)) === text);
console.log(decodeURI("%41%2f%23%ED%95%9C%3f"), decodeURIComponent("%41%2f%23%ED%95%9C"));
console.log(unescape("%u0041%41%zz%u00g0%"), escape("\xe9\u1234"), unescape("%uD55C%E9"));
for (const [name, call] of Object.entries({ a: () => encodeURI("\ud800"), b: () => encodeURIComponent("x\udc00y"), c: () => decodeURI("%"), d: () => decodeURIComponent("%E3%81"), e: () => decodeURIComponent("%C0%80"), f: () => decodeURI("%ED%A0%80") })) {
  try {
    console.log(name, call());
  } catch (error) {
    console.log(name, error.name, error.message);
  }
}
console.log(encodeURIComponent(undefined), escape(null), unescape(1.5), escape.length, unescape.name);
