console.log(JSON.parse('{"a":[1,2.5,-3e2,true,false,null],"b":{"c":"\\u0041\\n\\"x"}}'));
console.log(JSON.parse(' [ ] '), JSON.parse('"text"'), JSON.parse('0'), JSON.parse('-0'));
console.log(JSON.parse('{"a":1,"a":2}'), JSON.parse('{"__proto__":1}'), JSON.parse('"한글"'));
console.log(JSON.parse('[1,{"k":[2]}]', (k, v) => (typeof v === 'number' ? v + 1 : v)));
console.log(JSON.parse('{"a":1,"b":2}', (k, v) => (k === 'a' ? undefined : v)));
const wrong = ['', '{', '[1,]', '{"a" 1}', "{'a':1}", 'nul', '01', '1.', '"\n"', '[1] x', '{"a":1,}', 'undefined', '"\\x"', '-', '[1 2]'];
for (const text of wrong) {
    try {
        console.log(JSON.parse(text));
    } catch (e) {
        console.log(e.name + ': ' + e.message);
    }
}
console.log(JSON.parse(null), JSON.parse(true), JSON.parse([5]));
const back = JSON.parse(JSON.stringify({ type: 'latest', list: [{ n: 1 }] }));
console.log(back, back.list[0].n);
