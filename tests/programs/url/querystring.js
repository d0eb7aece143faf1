// querystring: to text and back.
const querystring = require("querystring");
for (const text of ["", "a=1", "a=1&b=2&a=3&a=4", "a", "=b", "&&a=&", "a=b=c", "a%20b=c+d", "%zz=%41%", "한=%ED%95%9C", "%E3=x", "__proto__=1&toString=2"]) {
  console.log(JSON.stringify(text), querystring.parse(text));
}
console.log(querystring.parse("a:1;b:2", ";", ":"), querystring.parse("a=1&b=2&c=3", null, null, { maxKeys: 2 }));
console.log(querystring.parse("a=%41+", "&", "=", { decodeURIComponent: (text) => `<${text}>` }));
console.log(querystring.stringify({ a: 1, b: ["x", true, 2n, NaN, null, undefined], c: "", d: {}, "한 글": "값&=" }));
console.log(querystring.stringify({ a: 1, b: [1, 2] }, ";", ":"), querystring.stringify({ a: "b c" }, "", "", { encodeURIComponent: (x) => `[${x}]` }));
console.log(querystring.stringify("x") === "", querystring.stringify(null) === "");
console.log(querystring.escape("a b&한~!*()'"), querystring.escape({ toString: () => "o b" }), querystring.unescape("%41%20%ED%95%9C"), querystring.unescape("%zz%41"));
console.log(querystring.unescapeBuffer("%41b%zz+"), querystring.encode === querystring.stringify, querystring.decode === querystring.parse);
try {
  querystring.escape("\ud800");
} catch (error) {
  console.log(error.name, error.code, error.message);
}
console.log(querystring);
