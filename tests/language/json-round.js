const s = JSON.stringify({ a: [1, null, undefined], u: undefined });
console.log(s, JSON.parse(s).a.length); // expect: {"a":[1,null,null]} 3
