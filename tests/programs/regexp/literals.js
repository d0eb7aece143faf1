// A literal makes a new object each time it is evaluated.
function make() {
    return /a+/g;
}
console.log(make() === make(), make(), typeof make(), make() instanceof RegExp);
const tags = [];
for (let i = 0; i < 3; i++) {
    const r = /x/y;
    r.lastIndex = i;
    tags.push(r.lastIndex);
}
console.log(tags);
console.log(/[/]\/(?:)/.source, String(/a\/b/gim), `${new RegExp('/')}`);
console.log(new RegExp('').toString(), new RegExp('\n').source, RegExp('[/]'));
console.log(/한글+/u.test('안녕 한글글'), /[가-힣]+/.exec('abc 대한민국 def')[0]);
const n = 8, g = 2, i = 1;
console.log(n /g/ i, [/=/.test('='), 6 / 3 / 2]);
