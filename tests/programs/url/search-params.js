// URLSearchParams: from text, pairs, records, and back.
const show = (params) => console.log(params.toString(), [...params], params.size);
show(new URLSearchParams("?a=1&b=2&a=3&=x&y&&%zz=%20+%ED%95%9C"));
show(new URLSearchParams([["a", 1], ["b", [2, 3]]]));
show(new URLSearchParams({ a: 1, b: undefined, 한: "글" }));
show(new URLSearchParams(new Map([["x", "y"]])));
show(new URLSearchParams(new URLSearchParams("a=b")));
show(new URLSearchParams(undefined));
show(new URLSearchParams(5));
const params = new URLSearchParams("z=1&a=2&z=3&m=4");
console.log(params.get("z"), params.getAll("z"), params.get("no"), params.has("a"), params.has("a", "3"));
params.sort();
show(params);
params.set("z", "only");
show(params);
params.append("z", "more");
params.delete("z", "only");
show(params);
params.forEach(function (value, name, all) {
  console.log(name, value, all === params, this.tag);
}, { tag: "this" });
for (const [name, value] of params) console.log(name, value);
console.log([...params.keys()], [...params.values()], params[Symbol.iterator] === params.entries);
show(new URLSearchParams("a=~!*()'-._ \ud800"));
const entries = params.entries();
console.log(entries.next(), Object.prototype.toString.call(entries), entries[Symbol.iterator]() === entries);
params.append("late", "yes");
console.log([...entries]);
